namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// Along one axis: elements of the kernel that take values of one input phase, at a fixed distance, to one output phase. Phase p
/// of an axis cut into n phases is made of the positions p, p + n, p + 2·n, …
/// </summary>
/// <param name="OutputPhase">The phase of the output.</param>
/// <param name="InputPhase">The phase of the input.</param>
/// <param name="Shift">Position i of the output phase takes position i + shift of the input phase.</param>
/// <param name="FirstElement">The first element of the kernel that does so.</param>
/// <param name="Elements">How many neighbouring elements do so: more than one only where the input is enlarged.</param>
internal readonly record struct AxisTap(int OutputPhase, int InputPhase, int Shift, int FirstElement, int Elements);
