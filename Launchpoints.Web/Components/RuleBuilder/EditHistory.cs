using System.Collections.Immutable;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>What was, what is, and what was taken back. Immutable.</summary>
/// <typeparam name="T">What is edited; compared by content, so that a change to the same is none.</typeparam>
public sealed class EditHistory<T>
    where T : class
{
    // A day's work; beyond it the oldest steps are forgotten.
    private const int MostSteps = 500;

    private readonly ImmutableList<T> _past;
    private readonly ImmutableStack<T> _future;

    public EditHistory(T present)
        : this([], present, [])
    {
    }

    private EditHistory(ImmutableList<T> past, T present, ImmutableStack<T> future)
    {
        _past = past;
        Present = present;
        _future = future;
    }

    public T Present { get; }

    public bool CanUndo => _past.Count > 0;

    public bool CanRedo => !_future.IsEmpty;

    /// <summary>A step forward; what was taken back is forgotten.</summary>
    public EditHistory<T> Do(T next)
    {
        if (Equals(next, Present))
        {
            return this;
        }

        var past = _past.Add(Present);
        return new(past.Count > MostSteps ? past.RemoveAt(0) : past, next, []);
    }

    /// <summary>Replaces what is without a step of its own: further typing in the same field.</summary>
    public EditHistory<T> Amend(T next) => new(_past, next, []);

    public EditHistory<T> Undo() => CanUndo ? new(_past.RemoveAt(_past.Count - 1), _past[^1], _future.Push(Present)) : this;

    public EditHistory<T> Redo() => CanRedo ? new(_past.Add(Present), _future.Peek(), _future.Pop()) : this;
}
