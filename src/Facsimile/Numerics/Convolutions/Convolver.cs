namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// Runs a convolution over a batch of images: forward, and backward to the gradients of input, weights and biases.
/// </summary>
/// <remarks>
/// No matrix of patches is ever made. An image is copied once, with zeros around its rows, into a buffer of the thread that
/// computes it; there the patches of all positions are the same planes read from shifted places.
/// </remarks>
internal static unsafe class Convolver
{
    /// <summary>Below so many multiplications handing a share to another thread costs more than it gains.</summary>
    private const long ParallelThreshold = 1 << 18;

    /// <summary>The most shares for each thread: a thread that is held back then delays the others little.</summary>
    private const int SharesOfThread = 4;

    /// <summary>Computes the output of a batch.</summary>
    /// <param name="memory">The convolution.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias of each output channel; null for none, where nothing is pooled.</param>
    /// <param name="input">The input, images × channels × height × width.</param>
    /// <param name="output">Receives the output; pooled when the convolution pools.</param>
    /// <param name="images">The number of images.</param>
    /// <param name="epilogue">What is done to the output; its rows are images.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void Forward<TEpilogue>(
        ConvolutionMemory memory,
        float* weights,
        float* bias,
        float* input,
        float* output,
        int images,
        TEpilogue epilogue,
        WorkerPool workers)
        where TEpilogue : struct, IEpilogue
    {
        ConvolutionPlan plan = memory.Plan;
        memory.Forward.Pack(weights, plan.Weights);
        var panels = new ConvolutionPanels<TEpilogue>(
            memory, memory.Forward, plan.Input, plan.Output.Side, memory.Pools, bias, output, memory.Places, epilogue);
        var job = new ForwardJob<TEpilogue>(memory, plan.Input, panels, input, images);
        workers.RunShares(ref job, SharesOf(plan, images, images * plan.Bands, workers));
    }

    /// <summary>Adds to the gradients of the weights and biases, and computes that of the input.</summary>
    /// <param name="memory">The convolution, made for training.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="input">The input of the forward pass.</param>
    /// <param name="outputGradient">The gradient of the output; of the pooled one when the convolution pools.</param>
    /// <param name="weightGradient">What the gradient of the weights is added to.</param>
    /// <param name="biasGradient">What the gradient of the biases is added to.</param>
    /// <param name="inputGradient">Receives the gradient of the input; null when it is not wanted.</param>
    /// <param name="images">The number of images.</param>
    /// <param name="epilogue">What is done to the gradient of the input; its rows are images.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void Backward<TEpilogue>(
        ConvolutionMemory memory,
        float* weights,
        float* input,
        float* outputGradient,
        float* weightGradient,
        float* biasGradient,
        float* inputGradient,
        int images,
        TEpilogue epilogue,
        WorkerPool workers)
        where TEpilogue : struct, IEpilogue
    {
        ConvolutionPlan plan = memory.Plan;
        if (inputGradient != null)
        {
            memory.Backward!.Pack(weights, plan.Weights.Reversed);
        }

        int parts = memory.Parts(images);
        var panels = new ConvolutionPanels<TEpilogue>(
            memory, memory.Backward!, plan.Output, plan.Input.Side, false, null, inputGradient, null, epilogue);
        var job = new BackwardJob<TEpilogue>(
            memory, panels, input, outputGradient, wantsInputGradient: inputGradient != null, images, parts);
        workers.RunShares(ref job, SharesOf(plan, images, parts, workers));

        var sum = new SumPartsJob(memory.Sums, memory.SumsOfPart, parts);
        workers.Run(ref sum, SumPartsJob.WorkersFor(memory.SumsOfPart, parts));
        memory.Gradient!.AddTo(memory.Sums, weightGradient);
        float* biasSums = memory.Sums + memory.Gradient.Size;
        for (int channel = 0; channel < plan.Output.Side.Channels; channel++)
        {
            biasGradient[channel] += biasSums[channel];
        }
    }

    /// <summary>Computes the gradient of the input alone, of a convolution that does not pool.</summary>
    /// <param name="memory">The convolution, made for that.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="outputGradient">The gradient of the output.</param>
    /// <param name="inputGradient">Receives the gradient of the input.</param>
    /// <param name="images">The number of images.</param>
    /// <param name="epilogue">What is done to the gradient of the input; its rows are images.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void InputGradient<TEpilogue>(
        ConvolutionMemory memory,
        float* weights,
        float* outputGradient,
        float* inputGradient,
        int images,
        TEpilogue epilogue,
        WorkerPool workers)
        where TEpilogue : struct, IEpilogue
    {
        ConvolutionPlan plan = memory.Plan;
        memory.Backward!.Pack(weights, plan.Weights.Reversed);
        var panels = new ConvolutionPanels<TEpilogue>(
            memory, memory.Backward, plan.Output, plan.Input.Side, false, null, inputGradient, null, epilogue);
        var job = new ForwardJob<TEpilogue>(memory, plan.Output, panels, outputGradient, images);
        workers.RunShares(ref job, SharesOf(plan, images, images * plan.Bands, workers));
    }

    private static int SharesOf(ConvolutionPlan plan, int images, int units, WorkerPool workers)
        => plan.Work * images < ParallelThreshold ? 1 : Math.Min(units, SharesOfThread * workers.Threads);
}
