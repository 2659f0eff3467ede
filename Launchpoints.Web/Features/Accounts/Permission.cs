namespace Launchpoints.Web.Features.Accounts;

/// <summary>What an operation can ask of whoever calls it. Roles and key scopes grant these; see <see cref="Grants"/>.</summary>
public enum Permission
{
    /// <summary>Look at anything but accounts and keys; ask questions.</summary>
    Read,

    /// <summary>Send customers, Kristals and events; change and erase them.</summary>
    Ingest,

    /// <summary>Edit drafts of segments, ribbons and placements.</summary>
    Author,

    /// <summary>Let a draft take effect.</summary>
    Publish,

    /// <summary>Give attributes their meaning and make them actionable.</summary>
    Curate,

    /// <summary>Say yes or no to a change of somebody else.</summary>
    Approve,

    /// <summary>Settings, accounts, keys.</summary>
    Administer,
}
