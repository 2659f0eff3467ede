namespace Launchpoints.Engine.Rules;

/// <summary>What a condition asks. <see cref="Operators"/> says which types take which, and how each is written.</summary>
public enum ConditionOperator
{
#pragma warning disable CS1591 // each is explained by its table entry
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between,
    NotBetween,
    In,
    NotIn,
    Contains,
    DoesNotContain,
    BeginsWith,
    DoesNotBeginWith,
    EndsWith,
    DoesNotEndWith,
    InLast,
    NotInLast,
    InNext,
    NotInNext,
    OlderThan,
    FurtherThan,
    AnniversaryInNext,
    HasAny,
    HasAll,
    HasNone,
    Null,
    NotNull,
#pragma warning restore CS1591
}
