using Launchpoints.Web.Hosting;

Threads.KeepThreadsReady();
HugePages.Ask();
// Settings are read at the start only: watching the files beside them for changes would watch every write to a store that lies there.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddSettings();
builder.AddStartup();
builder.AddStore();
builder.AddWorkspace();
builder.AddAccounts();
builder.AddFeatures();
builder.AddApi();
builder.AddConsole();

var app = builder.Build();
app.UseStartup();
app.UseApi();
app.UseConsole();
app.MapConsole();
app.MapApi();
await app.RunAsync(async () =>
{
    await app.PrepareStoreAsync();
    await app.LoadWorkspaceAsync();
    await app.PrepareDemonstrationAsync();
    await app.PrepareAccountsAsync();
});
