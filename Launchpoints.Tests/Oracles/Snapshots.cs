using Launchpoints.Engine.Population;

namespace Launchpoints.Tests.Oracles;

/// <summary>Brings plain objects into the engine's form.</summary>
internal static class Snapshots
{
    public static PopulationSnapshot Of(OraclePopulation population)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (var attribute in population.Schema.Attributes)
        {
            editor.Define(attribute);
        }

        foreach (string type in population.Schema.EventTypes)
        {
            editor.DefineEventType(type);
        }

        foreach (var kristal in population.Kristals.Values)
        {
            editor.PutKristal(kristal.Key, $"Kristal {kristal.Key}", kristal.Active);
            foreach (var (name, value) in kristal.Attributes)
            {
                editor.SetKristal(kristal.Key, name, value);
            }
        }

        foreach (var customer in population.Customers)
        {
            editor.PutCustomer(customer.Key);
            foreach (var (name, value) in customer.Attributes)
            {
                editor.SetCustomer(customer.Key, name, value);
            }

            foreach (var happened in customer.Events)
            {
                editor.AddEvent(customer.Key, happened.Type, happened.Milliseconds, happened.Kristal, happened.Attributes);
            }
        }

        return editor.Build();
    }
}
