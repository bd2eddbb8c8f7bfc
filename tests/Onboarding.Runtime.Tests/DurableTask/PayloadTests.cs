using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class PayloadTests(AzuriteFixture azurite)
{
    // Pairs alone, and the same one letter later: wherever storage cuts, one of the two is cut within a pair.
    [Theory]
    [InlineData(40_000, "")]
    [InlineData(40_000, "x")]
    [InlineData(100_000, "")]
    [InlineData(100_000, "x")]
    [InlineData(131_000, "")]
    [InlineData(131_000, "x")]
    [InlineData(400_000, "")]
    [InlineData(400_000, "x")]
    public async Task Surrogate_pairs_come_back_whole_wherever_a_text_is_cut(int length, string prefix)
    {
        var (name, text) = (Hub.NewName(), prefix + string.Concat(Enumerable.Repeat(Unescaped.Pair, length / 2)));
        string id;
        await using (var before = await StartAsync(name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Long", text);
            await before.Client.RaiseEventAsync(id, "word", text);
            await before.ReachesAsync(id, "told");
        }

        // What the first host had in memory is gone; from here on everything comes out of storage.
        await using var after = await StartAsync(name);
        await after.Client.RaiseEventAsync(id, "word", text);
        await after.EndOfAsync(id);
        var end = await after.Client.GetInstanceAsync(id, getInputsAndOutputs: true);

        Assert.True(text == end!.ReadInputAs<string>(), "The input is another.");
        var all = end.ReadOutputAs<string[]>()!;
        Assert.Equal(4, all.Length);
        Assert.All(all, one => Assert.True(text == one, "A text is another."));
    }

    private Task<Hub> StartAsync(string name) => Hub.StartAsync(azurite, Tasks, name, worker: worker => worker.DataConverter = new Unescaped());

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Echo", (_, text) => text)
        .AddOrchestratorFunc<string, string[]>("Long", async (context, text) =>
        {
            var echo = await context.CallActivityAsync<string>("Echo", text);
            var first = await context.WaitForExternalEvent<string>("word");
            context.SetCustomStatus("told");
            return [text, echo, first, await context.WaitForExternalEvent<string>("word")];
        });

    // The serializer escapes letters beyond the basic plane whatever its encoder; JSON may hold them as they are.
    private sealed class Unescaped : DataConverter
    {
        public const string Pair = "\ud83d\ude00";

        public override string? Serialize(object? value) =>
            JsonDataConverter.Default.Serialize(value)?.Replace("\\uD83D\\uDE00", Pair, StringComparison.OrdinalIgnoreCase);

        public override object? Deserialize(string? data, Type targetType) => JsonDataConverter.Default.Deserialize(data, targetType);
    }
}
