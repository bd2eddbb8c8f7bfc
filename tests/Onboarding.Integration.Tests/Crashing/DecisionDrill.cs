using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.Crashing;

/// <summary>Runs that come to their first gate and are decided, each step of it in an app that is about to die.</summary>
internal sealed class DecisionDrill(LocalStack stack, MortalApp app) : IDisposable
{
    private const string Gate = "requirements";

    // More writes than a decision, or the way from a submission to its mails, makes; what comes later is somebody else's step.
    private const int WritesOfAnswer = 12;
    private const int WritesOfSubmission = 40;
    private const int WritesBetween = 3;

    private readonly Inbox _inbox = new(stack.Inbox);
    private readonly List<PlayedRun> _runs = [];
    private readonly Queue<(PlayedRun Run, string Person)> _asked = [];
    private readonly List<(PlayedRun Run, string Person)> _confirmed = [];
    private int _answers;
    private int _submissions;

    private Api Api { get; } = new(stack.App);

    /// <summary>One more death: of a submission and its mails when everybody asked has answered, else of an answer.</summary>
    public Task GoOnAsync() => _asked.TryDequeue(out var next) ? AnswerAsync(next.Run, next.Person) : SubmitAsync();

    /// <summary>Whoever was not asked to answer yet does so, in an app that lives on.</summary>
    public async Task FinishAsync()
    {
        while (_asked.TryDequeue(out var next)) await ConfirmAsync(next.Run, next.Person, await next.Run.LinkAsync(Gate, next.Person));
        foreach (var run in _runs) await run.WaitForStageAsync("shortlist", "preparing");
    }

    /// <summary>What was found.</summary>
    public async Task<string> JudgeAsync()
    {
        foreach (var run in _runs) await JudgeAsync(run);
        var letters = new List<Inbox.Letter>();
        foreach (var run in _runs) letters.AddRange(await _inbox.OfAsync(run.Id));
        Assert.Empty(letters.GroupBy(letter => letter.Key).Where(same => same.Count() > 1).Select(same => same.Key));
        return $"{app.Deaths} deaths, {app.DeathsAtStep} of them at the step asked for; {_submissions} submissions and {_answers} answers died; "
            + $"{_runs.Count} runs, {_confirmed.Count} confirmed answers, 0 lost, 0 counted twice; {letters.Count} mails, 0 twice.";
    }

    public void Dispose()
    {
        Api.Dispose();
        _inbox.Dispose();
    }

    private async Task SubmitAsync()
    {
        var number = _submissions++;
        var run = await PlayedRun.StartAsync(Api, _inbox, $"Killed {number}");
        await run.WaitForStageAsync(Gate, "preparing");
        _runs.Add(run);
        await DieAsync(number, run);
        var again = await SendAsync($"{run.Path}/stages/{Gate}/submit", []);
        Assert.True(again.Status is HttpStatusCode.Accepted, again.Text);
        foreach (var person in await run.AskedAsync(Gate))
        {
            await run.LinkAsync(Gate, person);
            _asked.Enqueue((run, person));
        }
    }

    // Letters and writes in turn, each on both sides.
    private Task DieAsync(int number, PlayedRun run)
    {
        var side = number % 2 == 0 ? Side.After : Side.Before;
        var submits = () => (Task)SendAsync($"{run.Path}/stages/{Gate}/submit", []);
        return number / 2 % 2 == 0
            ? app.DieAtLetterAsync(1 + (number / 4 % 3), side, submits)
            : app.DieAtWriteAsync(1 + (number / 4 * WritesBetween % WritesOfSubmission), side, submits);
    }

    private async Task AnswerAsync(PlayedRun run, string person)
    {
        var number = _answers++;
        var link = await run.LinkAsync(Gate, person);
        await app.DieAtWriteAsync(1 + (number / 2 % WritesOfAnswer), number % 2 == 0 ? Side.After : Side.Before, async () =>
        {
            if ((await SendAsync(link.AbsolutePath, Approval())).Status == HttpStatusCode.OK) _confirmed.Add((run, person));
        });
        await ConfirmAsync(run, person, link);
    }

    // As a person does who saw an error, or reloads the page: the same answer once more.
    private async Task ConfirmAsync(PlayedRun run, string person, Uri link)
    {
        (await SendAsync(link.AbsolutePath, Approval())).Expect(HttpStatusCode.OK);
        if (!_confirmed.Contains((run, person))) _confirmed.Add((run, person));
    }

    private async Task JudgeAsync(PlayedRun run)
    {
        var people = _confirmed.Where(one => one.Run == run).Select(one => one.Person).Order().ToList();
        var kinds = await run.KindsAsync();
        var round = await run.LastRoundAsync(Gate);
        Assert.Equal(people, round["approvals"]!.AsArray().Where(one => one!["choice"]?.ToString() == "approve").Select(one => Sample.EmailOf(one!["name"]!.ToString())).Order());
        Assert.Equal("decided", round["status"]!.ToString());
        Assert.Equal(people.Count, kinds.Count(kind => kind == "gate.answered"));
        Assert.Single(kinds, "stage.submitted");
        Assert.Single(kinds, "gate.opened");
        Assert.Single(kinds, "gate.decided");
        Assert.Equal(2, kinds.Count(kind => kind == "stage.entered"));
        Assert.Equal("intact", (await run.TimelineAsync())["chain"]!.ToString());
        var asked = (await _inbox.OfAsync(run.Id)).Where(letter => letter.Key.Contains(":approval-request:", StringComparison.Ordinal)).Select(letter => letter.To);
        Assert.Equal(people, asked.Order());
    }

    private Task<Answer> SendAsync(string path, JsonObject body) => Api.PostAsync(path, body);

    private static JsonObject Approval() => new() { ["choice"] = "approve" };
}
