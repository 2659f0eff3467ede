using Launchpoints.Web.Features;
using Launchpoints.Web.Features.ApiKeys;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Settings;

public sealed partial class ApiKeysPage : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private IReadOnlyList<ApiKey>? keys;
    private IReadOnlyList<Problem>? problems;
    private NewApiKey? made;
    private bool creating;
    private string? asking;
    private string? said;

    [Inject]
    private ApiKeys Keys { get; set; } = default!;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override async Task OnInitializedAsync() => keys = await Keys.ListAsync(stop.Token);

    private void BeginCreate()
    {
        creating = true;
        made = null;
        problems = null;
    }

    private void CancelCreate()
    {
        creating = false;
        problems = null;
    }

    private async Task CreateAsync(ApiKeyModel model)
    {
        var created = await Keys.CreateAsync(model.Name, [.. model.Scopes], stop.Token);
        problems = created.Problems;
        if (!created.Succeeded) return;
        creating = false;
        made = created.Value;
        said = null;
        keys = await Keys.ListAsync(stop.Token);
    }

    private async Task RevokeAsync(ApiKey key)
    {
        asking = null;
        var revoked = await Keys.RevokeAsync(key.Id, stop.Token);
        said = revoked.Succeeded ? $"{key.Name} opens nothing any more." : revoked.Message;
        if (made?.Key.Id == key.Id) made = null;
        keys = await Keys.ListAsync(stop.Token);
    }
}
