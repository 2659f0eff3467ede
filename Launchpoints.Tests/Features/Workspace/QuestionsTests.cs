using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features.Workspace;
using Xunit;

namespace Launchpoints.Tests.Features.Workspace;

public sealed class QuestionsTests
{
    [Fact]
    public async Task Hold_WhileAnotherStateComesIn_KeepsTheQuestionOnItsOwn()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        var questions = new Questions(workspace.Live, workspace.Time);
        var before = workspace.Live.Current;

        async Task<string> AskAsync()
        {
            var held = questions.Hold();
            await workspace.WriteAsync(write => { write.Population.PutCustomer("late"); return Task.CompletedTask; });
            Assert.NotSame(before, workspace.Live.Current);
            await Task.Run(() =>
            {
                Assert.Same(before, questions.State);
                Assert.Same(before.Population, questions.View().Workspace.Population);
                Assert.Same(held, questions.Hold()); // whoever is asked on the way answers from the same
            });
            Assert.Equal(workspace.Time.GetUtcNow().ToUnixTimeMilliseconds(), held.AsOf);
            return held.Name;
        }

        string first = await AskAsync();
        Assert.Same(workspace.Live.Current, questions.State);
        Assert.NotEqual(first, await NameAsync(questions));
        Assert.Equal(await NameAsync(questions), await NameAsync(questions));
    }

    [Fact]
    public async Task Name_AfterAnotherStart_IsAnother()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        var before = new Questions(workspace.Live, workspace.Time);
        string name = await NameAsync(before);
        workspace.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEqual(name, await NameAsync(new Questions(workspace.Live, workspace.Time)));
        Assert.Equal(name, await NameAsync(before));
    }

    // Holding ends with the method that asked for it.
    private static async Task<string> NameAsync(Questions questions)
    {
        await Task.Yield();
        return questions.Hold().Name;
    }
}
