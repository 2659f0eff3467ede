using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Customers;

/// <summary>One page of keys in code point order. The others are counted and not kept: there may be a million of them.</summary>
internal static class KeyPage
{
    // Nobody leafs further than this; a page beyond it takes a list of all.
    private const int MostKept = 10_000;

    private static readonly Comparer<string> LastFirst = Comparer<string>.Create((a, b) => CodePointComparer.Instance.Compare(b, a));

    /// <summary>The keys of a page and how many there are in all.</summary>
    /// <param name="keys">In any order, each once; looked through once, or twice for a page far back.</param>
    /// <param name="skip">How many earlier ones are left out; 0 or more.</param>
    /// <param name="take">How many at most; 1 or more.</param>
    public static (IReadOnlyList<string> Page, int Total) Of(IEnumerable<string> keys, int skip, int take)
    {
        if (skip + take > MostKept)
        {
            return ([.. keys.Order(CodePointComparer.Instance).Skip(skip).Take(take)], keys.Count());
        }

        var first = new PriorityQueue<string, string>(skip + take, LastFirst); // the last of them is at hand to be left out
        int total = 0;
        foreach (string key in keys)
        {
            total++;
            if (first.Count < skip + take) first.Enqueue(key, key);
            else if (CodePointComparer.Instance.Compare(key, first.Peek()) < 0) first.EnqueueDequeue(key, key);
        }

        var page = new string[Math.Clamp(first.Count - skip, 0, take)];
        for (int place = first.Count - 1; place >= skip; place--) page[place - skip] = first.Dequeue();
        return (page, total);
    }
}
