namespace Launchpoints.Web.Data;

/// <summary>Who recorded a run of events, and when.</summary>
/// <param name="Count">How many events in a row.</param>
/// <param name="Source">The id of the source.</param>
/// <param name="At">When, in Unix milliseconds.</param>
internal readonly record struct EventRecording(int Count, int Source, long At);
