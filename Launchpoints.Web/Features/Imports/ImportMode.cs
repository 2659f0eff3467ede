namespace Launchpoints.Web.Features.Imports;

/// <summary>What a row does to attributes that it does not give.</summary>
public enum ImportMode
{
    /// <summary>Leaves them alone.</summary>
    Upsert,

    /// <summary>Clears them. Never deletes a customer or Kristal.</summary>
    Replace,
}
