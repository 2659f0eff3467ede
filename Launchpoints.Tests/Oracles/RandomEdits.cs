using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Oracles;

/// <summary>Does the same to the plain objects and to the engine.</summary>
internal sealed class RandomEdits(Random random, RandomPopulation world)
{
    private readonly Dictionary<string, List<OracleEvent>> _waiting = [];
    private readonly List<string> _log = [];

    public string Log => string.Join('\n', _log.TakeLast(25));

    public void Apply(PopulationEditor editor)
    {
        string key = $"c{random.Next(world.Population.Customers.Count + 5)}";
        string kristal = $"k{random.Next(16)}";
        var customer = world.Population.Customers.Find(c => c.Key == key);
        switch (random.Next(8))
        {
            case 0 when random.Next(2) == 0:
                Note($"remove {key}");
                editor.RemoveCustomer(key);
                if (customer is not null)
                {
                    world.Population.Customers.Remove(customer);
                }

                _waiting.Remove(key);
                break;
            case 0 or 1:
                Note($"put {key}");
                editor.PutCustomer(key);
                Put(key);
                break;
            case 2 or 3:
                var (name, value) = Pick(AttributeScope.Customer);
                Note($"set {key} {name}");
                editor.SetCustomer(key, name, value);
                Set(Put(key).Attributes, name, value);
                break;
            case 4 or 5:
                var happened = world.Event();
                Note($"event {key} {happened.Type} {DateLiteral.Write(happened.Milliseconds)} {happened.Kristal}");
                editor.AddEvent(key, happened.Type, happened.Milliseconds, happened.Kristal, happened.Attributes);
                (customer?.Events ?? Waiting(key)).Add(happened);
                break;
            case 6 when random.Next(3) == 0:
                Note($"remove {kristal}");
                editor.RemoveKristal(kristal);
                world.Population.Kristals.Remove(kristal);
                break;
            default:
                bool active = random.Next(2) == 0;
                var (attribute, changed) = Pick(AttributeScope.Kristal);
                Note($"put {kristal} {attribute}");
                editor.PutKristal(kristal, null, active);
                editor.SetKristal(kristal, attribute, changed);
                var known = world.Population.Kristals.GetValueOrDefault(kristal);
                var next = new OracleKristal(kristal, active, known?.Attributes ?? []);
                Set(next.Attributes, attribute, changed);
                world.Population.Kristals[kristal] = next;
                break;
        }
    }

    private void Note(string edit) => _log.Add(edit);

    private (string Name, AttributeValue Value) Pick(AttributeScope scope)
    {
        var (name, _) = RandomPopulation.Attributes(scope).ElementAt(random.Next(8));
        return (name, world.Values(scope).GetValueOrDefault(name));
    }

    private OracleCustomer Put(string key)
    {
        var customer = world.Population.Customers.Find(c => c.Key == key);
        if (customer is null)
        {
            customer = new OracleCustomer(key, [], Waiting(key));
            _waiting.Remove(key);
            world.Population.Customers.Add(customer);
        }

        return customer;
    }

    private List<OracleEvent> Waiting(string key)
    {
        if (!_waiting.TryGetValue(key, out var events))
        {
            _waiting[key] = events = [];
        }

        return events;
    }

    private static void Set(Dictionary<string, AttributeValue> attributes, string name, AttributeValue value)
    {
        attributes.Remove(name);
        if (!value.IsMissing)
        {
            attributes[name] = value;
        }
    }
}
