using System.Globalization;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>Takes a file, asks what its columns are, shows what would happen, and starts the import.</summary>
public sealed partial class ImportPage
{
    /// <summary>More is for HTTP, which streams without a browser in between.</summary>
    private const long MostBytes = 2L << 30;

    private readonly Latest upload = new();
    private readonly Latest sampling = new();
    private ImportPreview? preview;
    private IReadOnlyList<ColumnChoice> columns = [];
    private IReadOnlyList<AttributeDefinition> known = [];
    private IReadOnlyList<string> problems = [];
    private ImportSample? sample;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private ImportMode mode;
    private NewAttributes newAttributes;
    private ImportFormat format;
    private ImportKind? shown;
    private string fileName = "";
    private string? problem;
    private string? sampleProblem;
    private long fileSize;
    private double fraction;
    private bool uploading;
    private bool starting;
    private bool started;
    private string? waiting;
    private bool focus;
    private bool? mayIngest;
    private bool mayCurate;
    private ElementReference drop;
    private ElementReference taken;
    private IJSObjectReference? module;
    private IJSObjectReference? listening;
    private bool listens;
    private bool gone;

    /// <summary>What the file's rows are: customers, kristals or events.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [Inject]
    private ImportWrites Writes { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private ImportKind Chosen => ImportWords.Read(Kind);

    private AttributeScope Scope => ImportColumns.ScopeOf(Chosen);

    // A column that is not there by name may be mapped; anything else that is wrong with the file is final.
    private ImportError? Unreadable => preview?.Problem is { Code: not ImportErrorCodes.MissingColumn } wrong ? wrong : null;

    private string Needs
    {
        get
        {
            var required = ReservedColumns.Required(Chosen);
            return required.Length == 1 ? $"It needs a column “{required[0]}”." : $"It needs the columns {string.Join(", ", required.Select(r => $"“{r}”"))}.";
        }
    }

    private string Summary
    {
        get
        {
            int created = columns.Count(c => c.IsNew), over = columns.Count(c => c.Target is null);
            string says = created == 0 ? "No new attribute" : $"{created:N0} new {(created == 1 ? "attribute" : "attributes")}";
            return over == 0 ? $"{says}." : $"{says}; {over:N0} {(over == 1 ? "column is" : "columns are")} passed over.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        upload.Dispose();
        sampling.Dispose();
        try
        {
            if (!started) await DiscardAsync();
            if (listening is not null) await listening.DisposeAsync();
            if (module is not null) await module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or AccessDeniedException or OperationCanceledException)
        {
            // The page is gone; a file that stays behind is deleted at the next start.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        mayIngest = await Access.MayAsync(Permission.Ingest, CancellationToken.None);
        mayCurate = await Access.MayAsync(Permission.Curate, CancellationToken.None);
        var vocabulary = await Rules.VocabularyAsync(CancellationToken.None);
        (known, zone) = (vocabulary.Schema.Of(Scope), vocabulary.Zone);
        if (shown is not null && shown != Chosen) await ForgetAsync();
        shown = Chosen;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Null until the file's heading was rendered.
        if (focus && taken.Context is not null)
        {
            focus = false;
            await taken.FocusAsync();
        }

        if (mayIngest == true && preview is null && !listens)
        {
            // Set before the first wait: a second render must not listen a second time.
            listens = true;
            module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Imports/ImportPage.razor.js");
            // The page may have been left while the browser fetched the script; its elements are gone then.
            if (gone) return;
            listening = await module.InvokeAsync<IJSObjectReference>("listen", drop);
        }
    }

    private async Task TakeAsync(InputFileChangeEventArgs args)
    {
        if (uploading) return;
        (problem, fraction, uploading) = (null, 0, true);
        (fileName, fileSize) = (args.File.Name, args.File.Size);
        format = ImportOptions.FormatOf(fileName);
        var ct = upload.Next();
        try
        {
            if (Path.GetExtension(fileName).ToUpperInvariant() is ".GZ" or ".ZIP" or ".XLSX" or ".XLS")
            {
                problem = $"“{fileName}” is packed or a spreadsheet. Unpack it, or save it as CSV, and choose that.";
                return;
            }

            await using var content = new CountedStream(args.File.OpenReadStream(MostBytes, ct), Report);
            var outcome = await Writes.PreviewAsync(content, Chosen, format, ct);
            if (!outcome.Succeeded)
            {
                problem = outcome.Message;
                return;
            }

            preview = outcome.Value;
            columns = ColumnGuesses.Of(Chosen, preview.Columns, known);
            focus = true;
            (listens, listening) = (false, null);
            await ChangedAsync();
        }
        catch (OperationCanceledException)
        {
            // Stopped by the person, or the page is gone.
        }
        catch (IOException)
        {
            problem = fileSize > MostBytes
                ? $"“{fileName}” is larger than {MostBytes >> 30} GB. Send it over HTTP, which takes any size."
                : $"“{fileName}” could not be read to its end. Choose it once more.";
        }
        finally
        {
            uploading = false;
        }
    }

    private void Report(long read)
    {
        double now = fileSize == 0 ? 1 : (double)read / fileSize;
        if (now - fraction < 0.02 && now < 1) return; // fifty steps are enough for a bar
        fraction = now;
        _ = InvokeAsync(StateHasChanged);
    }

    private ImportOptions Options() => new(Chosen, format, mode, newAttributes, [.. columns.Select(c => c.Mapping)]);

    private async Task ChangedAsync()
    {
        problems = ImportCheck.Problems(Chosen, Scope, columns, known, newAttributes);
        if (Unreadable is not null) return;
        try
        {
            var outcome = await Writes.SampleAsync(preview!.File, Options(), sampling.Next());
            sample = outcome.Value ?? sample;
            sampleProblem = outcome.Succeeded ? null : outcome.Message;
        }
        catch (OperationCanceledException)
        {
            // A newer choice is being shown.
        }
    }

    private Task SetNewAsync(NewAttributes chosen)
    {
        newAttributes = chosen;
        return ChangedAsync();
    }

    private async Task StartAsync()
    {
        starting = true;
        try
        {
            var outcome = await Writes.StartAsync(preview!.File, fileName, Options(), CancellationToken.None);
            problem = outcome.Succeeded ? null : outcome.Message;
            if (!outcome.Succeeded) return;
            if (outcome.Value is { } import)
            {
                started = true;
                Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/import/{import}"));
                return;
            }

            // Another import holds the store; this one needs its file, so it is let go of and not discarded.
            preview = null;
            await ForgetAsync();
            waiting = fileName;
        }
        finally
        {
            starting = false;
        }
    }

    private async Task ForgetAsync()
    {
        upload.Next();
        await DiscardAsync();
        (preview, sample, problem, sampleProblem) = (null, null, null, null);
        (taken, focus) = (default, false);
        (columns, problems) = ([], []);
    }

    private async Task DiscardAsync()
    {
        if (preview is { } file)
        {
            preview = null;
            await Writes.DiscardAsync(file.File, CancellationToken.None);
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Invariant(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes:N0} bytes",
        < 1 << 20 => $"{bytes / 1024d:N0} KB",
        _ => $"{bytes / 1048576d:N1} MB",
    };
}
