#:project ../src/Facsimile/Facsimile.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Draws docs/glyphs.png, the first images of each digit of the data set "glyphs": dotnet run docs/glyphs.cs docs/glyphs.png
using Facsimile.Data;

const int columns = 20, gap = 2;
LabelledImages glyphs = LabelledImages.Load("glyphs");
int side = glyphs.Shape.Width + gap;
var sheet = new ImageShape(1, (10 * side) + gap, (columns * side) + gap);
byte[] pixels = new byte[sheet.Size];
pixels.AsSpan().Fill(48);
for (int digit = 0; digit < 10; digit++)
{
    int[] chosen = [.. Enumerable.Range(0, glyphs.Count).Where(i => glyphs.Labels![i] == digit).Take(columns)];
    for (int column = 0; column < columns; column++)
    {
        for (int row = 0; row < glyphs.Shape.Height; row++)
        {
            int start = ((gap + (digit * side) + row) * sheet.Width) + gap + (column * side);
            glyphs.Images[chosen[column]].Slice(row * glyphs.Shape.Width, glyphs.Shape.Width).CopyTo(pixels.AsSpan(start));
        }
    }
}

PngFile.Write(args[0], sheet, pixels);
