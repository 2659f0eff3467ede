using Microsoft.AspNetCore.Identity;

namespace Launchpoints.Web.Data;

/// <summary>A person who signs in to the console; never a customer.</summary>
public sealed class ConsoleUser : IdentityUser
{
    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set while the password is one that an administrator handed out.</summary>
    public bool MustChangePassword { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }
}
