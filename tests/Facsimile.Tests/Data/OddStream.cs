namespace Facsimile.Tests.Data;

/// <summary>An answer of a server that never ends, never comes, or breaks off.</summary>
internal sealed class OddStream(OddStream.Kind kind) : Stream
{
    public enum Kind
    {
        Endless,
        Silent,
        Broken,
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (kind == Kind.Silent)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return kind == Kind.Endless ? buffer.Length : throw new IOException("The connection was reset.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
