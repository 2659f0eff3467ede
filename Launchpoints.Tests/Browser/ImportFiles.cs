using System.Text;
using Microsoft.Playwright;

namespace Launchpoints.Tests.Browser;

internal static class ImportFiles
{
    /// <summary>Chooses a file on the page of imports, as soon as the page can take one.</summary>
    public static async Task ChooseFileAsync(this IPage page, string name, string text)
    {
        // The box takes files once Blazor's script has marked it; a person's hand is never as quick as a test, whose choice would be lost.
        await page.WaitForFunctionAsync("() => document.getElementById('import-file')?._blazorInputFileNextFileId !== undefined");
        await page.GetByLabel("Drop a file here, or choose one").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
    }
}
