using System.Net;
using System.Text;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Features.Customers;

public sealed class EraseTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Key = "person-55519-erase";
    private const string Secret = "very.private.address@example.org";

    [Fact]
    public async Task Customer_Erased_IsInNoFileOfTheStore()
    {
        using var api = host.Api();
        await api.PutAsync("attributes/customer/erase_score", """{ "type": "number" }""");
        await api.ImportAsync("customers/import", $"key,erase_mail,erase_score\n{Key},{Secret},1\nother-1,someone@example.org,2\n");
        await api.ImportAsync("customers/import", $"key,erase_mail,erase_score\n{Key},{Secret},not a number\n");
        await api.ImportAsync("events/import", $"customer,type,time,erase_note\n{Key},seen,2026-01-01,{Secret}\nother-1,seen,2026-01-01,x\n");
        await api.PutAsync("placements/home", "{}");
        string exposure = (await api.ReadAsync($"customers/{Key}/ribbons?placement=home&exposure=true")).Body!["exposure"]!.GetValue<string>();
        await api.PostAsync("exposures", $$"""{ "exposures": [ { "exposure": "{{exposure}}", "id": "shown to {{Secret}}" } ] }""");
        Assert.Single((await api.ReadAsync("exposures")).Body!.AsArray());
        Assert.True(Occurrences(Key) > 0 && Occurrences(Secret) > 0);

        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, $"customers/{Key}")).Status);
        Assert.Equal((0, 0), (Occurrences(Key), Occurrences(Secret)));
        Assert.Empty((await api.ReadAsync("exposures")).Body!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await api.ReadAsync("customers/other-1")).Status);
        var (_, estimate) = await api.PostAsync("rules/estimate", """{ "ruleText": "COUNT(seen) = 1" }""");
        Assert.Equal(1, estimate!["customers"]!.GetValue<int>());
    }

    private int Occurrences(string text)
    {
        var directory = host.Services.GetRequiredService<StoreLocation>().Directory;
        int found = 0;
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            string content = reader.ReadToEnd();
            for (int at = content.IndexOf(text, StringComparison.Ordinal); at >= 0; at = content.IndexOf(text, at + 1, StringComparison.Ordinal)) found++;
        }

        return found;
    }
}
