using Microsoft.AspNetCore.Identity;

namespace Launchpoints.Web.Data;

/// <summary>A person who signs in to the console; never a customer.</summary>
public sealed class ConsoleUser : IdentityUser
{
    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set while the password is one that an administrator handed out.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Set while an administrator keeps this person out; unlike a lock-out after failed attempts it also ends open sessions.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }
}
