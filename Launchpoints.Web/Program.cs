using Launchpoints.Web.Hosting;

Threads.KeepThreadsReady();
var builder = WebApplication.CreateBuilder(args);
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
