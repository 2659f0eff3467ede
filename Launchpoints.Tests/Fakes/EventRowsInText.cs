using System.Text;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Tests.Fakes;

/// <summary>Events as a test writes them down.</summary>
internal static class EventRowsInText
{
    /// <summary>Adds an event and writes it at once.</summary>
    public static void Write(this EventRows rows, string? id, string customer, string type, long milliseconds, string? kristal = null)
    {
        rows.Add(Utf8(id), Utf8(customer), Utf8(type), milliseconds, Utf8(kristal));
        rows.Flush();
    }

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
