using System.Collections.Immutable;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>What a training gives.</summary>
/// <param name="Models">The models, without a number yet.</param>
/// <param name="ChosenForAll">What <c>auto</c> means.</param>
/// <param name="Chosen">What it means in segments that go another way.</param>
/// <param name="Measured">What was measured, as the store keeps it; empty where nothing was.</param>
internal sealed record TrainedAndMeasured(ServedModels Models, string ChosenForAll, ImmutableDictionary<string, string> Chosen, string Measured);
