using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>What a solver works with.</summary>
/// <param name="Objective">What is minimised.</param>
/// <param name="Autoencoder">The model.</param>
/// <param name="Workers">The threads.</param>
internal sealed record SolverContext(Objective Objective, Autoencoder Autoencoder, WorkerPool Workers);
