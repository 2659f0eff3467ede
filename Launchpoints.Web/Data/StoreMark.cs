namespace Launchpoints.Web.Data;

/// <summary>One state of the store, told apart from every other of this and any other store.</summary>
/// <param name="Epoch">The run of the console that left it so.</param>
/// <param name="Changes">How many rows of the population had been written by then.</param>
/// <param name="Removals">How often something had been taken out.</param>
/// <param name="LastWrite">The number of the latest attribute write.</param>
/// <param name="NextEvent">The number that the next event will have.</param>
public sealed record StoreMark(Guid Epoch, long Changes, long Removals, long LastWrite, long NextEvent)
{
    public static StoreMark None { get; } = new(Guid.Empty, 0, 0, 0, 1);
}
