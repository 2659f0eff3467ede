using Launchpoints.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddSettings();
builder.AddStore();
builder.AddWorkspace();
builder.AddAccounts();
builder.AddFeatures();
builder.AddApi();
builder.AddConsole();

var app = builder.Build();
await app.PrepareStoreAsync();
await app.LoadWorkspaceAsync();
await app.PrepareDemonstrationAsync();
await app.PrepareAccountsAsync();
app.UseApi();
app.UseConsole();
app.MapConsole();
app.MapApi();
await app.RunAsync();
