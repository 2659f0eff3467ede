namespace Launchpoints.Web.Features.Accounts;

public enum SignInAnswer
{
    SignedIn,

    /// <summary>The password was right; a code of the authenticator app is still wanted.</summary>
    CodeWanted,

    /// <summary>Signed in with a password that has to be changed first.</summary>
    PasswordChangeWanted,

    /// <summary>Not let in; whoever asks does not learn why.</summary>
    Refused,
}
