using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Seeded;

/// <summary>One write: an attribute of a customer changes, or something happens to a customer.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="Attribute">The attribute that changes; null for an event.</param>
/// <param name="Value">Its new value; may be missing, which clears it.</param>
/// <param name="Happened">The event; null for an attribute.</param>
internal sealed record SeededWrite(string Customer, string? Attribute, AttributeValue Value, SeededEvent? Happened)
{
    public void Apply(PopulationEditor editor)
    {
        if (Happened is null)
        {
            editor.SetCustomer(Customer, Attribute!, Value);
        }
        else
        {
            SeededEngine.Add(editor, Customer, Happened);
        }
    }
}
