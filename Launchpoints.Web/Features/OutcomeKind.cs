namespace Launchpoints.Web.Features;

public enum OutcomeKind
{
    Ok,
    Invalid,
    NotFound,
    Conflict,
}
