using System.Diagnostics.CodeAnalysis;

namespace Launchpoints.Web.Features;

/// <summary>What came of an operation whose failures are expected: a value, or the problems as data. Never thrown.</summary>
public sealed class Outcome<T>
{
    private Outcome(OutcomeKind kind, T? value, IReadOnlyList<Problem> problems)
    {
        Kind = kind;
        Value = value;
        Problems = problems;
    }

    public OutcomeKind Kind { get; }

    /// <summary>Set exactly when <see cref="Succeeded"/>.</summary>
    public T? Value { get; }

    public IReadOnlyList<Problem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Kind == OutcomeKind.Ok;

    /// <summary>All messages in one text, for a place that shows only one.</summary>
    public string Message => string.Join(" ", Problems.Select(p => p.Message));

    public static implicit operator Outcome<T>(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(failure.Kind, default, failure.Problems);
    }

    /// <summary>The same failure for another value type.</summary>
    public Failure AsFailure() => Succeeded
        ? throw new InvalidOperationException("This outcome is a success.")
        : new Failure(Kind, Problems);

    internal static Outcome<T> Of(T value) => new(OutcomeKind.Ok, value, []);
}
