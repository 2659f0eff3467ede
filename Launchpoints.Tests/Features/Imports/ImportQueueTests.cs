using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Features.Imports;

/// <summary>Imports as the page does them: look, map, queue, watch.</summary>
public sealed class ImportQueueTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Preview_OfAFile_ShowsItsColumnsAndWhatIsMissing()
    {
        var preview = await LookAsync("Client,Tier,Balance\nq1,gold,5\nq2,blue,\n", ImportKind.Customers);
        Assert.Equal(2, preview.Rows);
        Assert.Equal("import.missing_column", preview.Problem!.Code);
        Assert.Equal([AttributeType.Text, AttributeType.Text, AttributeType.Number], preview.Columns.Select(c => c.Type));
        Assert.Equal(["gold", "blue"], preview.Columns[1].Samples);
        await Writes().DiscardAsync(preview.File, default);
    }

    [Fact]
    public async Task Import_WithMappedColumns_LoadsThemUnderTheirNewNames()
    {
        var preview = await LookAsync("Client,Tier,Internal,Code\nm1,gold,secret,007\n", ImportKind.Customers);
        var options = new ImportOptions(
            ImportKind.Customers, ImportFormat.Csv,
            Columns: [new("Client", "key"), new("Tier", "m_tier"), new("Internal", null), new("Code", "m_code", AttributeType.Text)]);
        int import = (await Writes().StartAsync(preview.File, "clients.csv", options, default)).Value!.Value;
        var view = await EndAsync(import);
        Assert.Equal((ImportState.Done, 1L, 0L), (view.Status, view.Inserted, view.Rejected));
        Assert.Equal(["m_tier", "m_code"], view.AttributesCreated);
        var customer = Population.Customer("m1")!;
        Assert.Equal(("gold", "007", 2), (customer.Attributes["m_tier"].Text, customer.Attributes["m_code"].Text, customer.Attributes.Count));
    }

    [Fact]
    public async Task Import_StartedTwice_RunsOnce()
    {
        var preview = await LookAsync("key\ntwice\n", ImportKind.Customers);
        var options = new ImportOptions(ImportKind.Customers, ImportFormat.Csv);
        int first = (await Writes().StartAsync(preview.File, "a.csv", options, default)).Value!.Value;
        var second = await Writes().StartAsync(preview.File, "a.csv", options, default);
        Assert.True(!second.Succeeded || second.Value == first);
        await EndAsync(first);
    }

    [Fact]
    public async Task Import_OfAFileThatBreaksOff_LoadsNothingAndSaysWhy()
    {
        var preview = await LookAsync("key,key\nbroken,x\n", ImportKind.Customers);
        Assert.NotNull(preview.Problem);
        int import = (await Writes().StartAsync(preview.File, "broken.csv", new ImportOptions(ImportKind.Customers, ImportFormat.Csv), default)).Value!.Value;
        var view = await EndAsync(import);
        Assert.Equal(ImportState.Failed, view.Status);
        Assert.NotEmpty(view.Failure!);
        Assert.False(Population.HasCustomer("broken"));
    }

    [Fact]
    public async Task Import_WhileAnotherHoldsTheStore_IsTakenAtOnceAndRunsLater()
    {
        var gateway = host.Services.GetRequiredService<WriteGateway>();
        var held = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var other = gateway.WriteAsync(
            async (_, _) =>
            {
                held.SetResult();
                await release.Task;
            },
            default);
        await held.Task;
        var preview = await LookAsync("key\npatient\n", ImportKind.Customers);
        var taken = await Writes(wait: TimeSpan.FromMilliseconds(200)).StartAsync(preview.File, "patient.csv", new ImportOptions(ImportKind.Customers, ImportFormat.Csv), default).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(taken.Succeeded);
        Assert.Null(taken.Value);
        release.SetResult();
        await other;
        for (int i = 0; i < 600 && !Population.HasCustomer("patient"); i++) await Task.Delay(50);
        Assert.True(Population.HasCustomer("patient"));
    }

    [Fact]
    public async Task Import_Cancelled_LeavesNothing()
    {
        var csv = new StringBuilder("key\n");
        for (int i = 0; i < 200_000; i++) csv.Append("cancel-").Append(i).Append('\n');
        var preview = await LookAsync(csv.ToString(), ImportKind.Customers);
        int import = (await Writes().StartAsync(preview.File, "long.csv", new ImportOptions(ImportKind.Customers, ImportFormat.Csv), default)).Value!.Value;
        await Writes().CancelAsync(import, default);
        Assert.Equal(ImportState.Cancelled, (await EndAsync(import)).Status);
        Assert.False(Population.HasCustomer("cancel-0"));
        Assert.False(host.Services.GetRequiredService<ImportSpool>().Exists(preview.File));
    }

    [Fact]
    public async Task Import_LeftByARestart_RunsFromItsFile()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        var spool = new ImportSpool(new StoreLocation(directory));
        var progress = new ImportProgress(workspace.Time);
        var runner = new ImportRunner(workspace.Writer, workspace.Live, spool, progress);
        string file = await spool.SaveAsync(new MemoryStream("key\nafter-restart\n"u8.ToArray()), default);
        string orphan = await spool.SaveAsync(new MemoryStream("key\n"u8.ToArray()), default);
        var options = new ImportOptions(ImportKind.Customers, ImportFormat.Csv);
        foreach (string? name in new[] { file, "gone.part" })
        {
            await workspace.WriteAsync(write =>
            {
                var record = ImportRecords.New(TestWorkspace.Ann, "left.csv", options, name, write.Now);
                record.Status = Web.Data.Records.ImportStatus.Running;
                write.Db.Imports.Add(record);
                return Task.CompletedTask;
            });
        }

        var readiness = new Readiness();
        readiness.Set();
        using var queue = new ImportQueue(
            workspace.Store, workspace.Store.Gateway, runner, spool, progress, workspace.Time, readiness, Microsoft.Extensions.Logging.Abstractions.NullLogger<ImportQueue>.Instance);
        await queue.StartAsync(default);
        var reads = new ImportReads(FakeAccess.Everything, workspace.Store, progress);
        for (int i = 0; i < 200 && (await reads.ListAsync(10, default)).Any(v => v.Status < ImportState.Done); i++) await Task.Delay(50);
        Assert.Equal([ImportState.Failed, ImportState.Done], (await reads.ListAsync(10, default)).Select(v => v.Status));
        Assert.True(workspace.Live.Current.Population.HasCustomer("after-restart"));
        Assert.False(spool.Exists(orphan));
        await queue.StopAsync(default);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Operations_WithoutThePermission_AreRefused()
    {
        var writes = Writes(new FakeAccess(Permission.Read, Permission.Ingest));
        await Assert.ThrowsAsync<AccessDeniedException>(() => writes.ImportAsync(
            Stream.Null, "x.csv", new ImportOptions(ImportKind.Customers, ImportFormat.Csv, NewAttributes: NewAttributes.Actionable), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Writes(new FakeAccess(Permission.Read)).PreviewAsync(Stream.Null, ImportKind.Events, ImportFormat.Csv, default));
    }

    private PopulationSnapshot Population => host.Services.GetRequiredService<LiveWorkspace>().Current.Population;

    private async Task<ImportPreview> LookAsync(string content, ImportKind kind)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return (await Writes().PreviewAsync(stream, kind, ImportFormat.Csv, default)).Value!;
    }

    private async Task<ImportView> EndAsync(int import)
    {
        var reads = new ImportReads(
            FakeAccess.Everything, host.Services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>(), host.Services.GetRequiredService<ImportProgress>());
        for (int i = 0; i < 600; i++)
        {
            var view = (await reads.FindAsync(import, default)).Value!;
            if (view.Status >= ImportState.Done) return view;
            await Task.Delay(50);
        }

        throw new TimeoutException("The import did not end within 30 seconds.");
    }

    private ImportWrites Writes(IAccess? access = null, TimeSpan? wait = null) => host.Imports(access, wait);
}
