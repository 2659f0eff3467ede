using System.Collections.Concurrent;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>The circuits that are open now, by person and session, so that they can be counted and ended. Safe to use from any thread.</summary>
internal sealed class OpenSessions
{
    private readonly ConcurrentDictionary<string, OpenSession> circuits = new(StringComparer.Ordinal);

    /// <returns>How many circuits this person has open now, this one included.</returns>
    public int Add(string circuit, OpenSession session)
    {
        circuits[circuit] = session;
        return circuits.Values.Count(open => open.PersonId == session.PersonId);
    }

    public void Remove(string circuit) => circuits.TryRemove(circuit, out _);

    public int CountOf(string personId) => circuits.Values.Count(open => open.PersonId == personId);

    /// <summary>Ends every circuit of a person: role, password or lock changed.</summary>
    public void EndPerson(string personId) => End(open => open.PersonId == personId);

    /// <summary>Ends the circuits of one session: it signed out, in whichever tab.</summary>
    public void EndSession(string sessionId) => End(open => open.SessionId == sessionId);

    private void End(Func<OpenSession, bool> match)
    {
        foreach (var (_, open) in circuits.Where(pair => match(pair.Value))) open.End();
    }
}
