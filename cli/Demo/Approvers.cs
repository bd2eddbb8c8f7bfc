using System.Text.Json.Nodes;
using Onboarding.Cli.Api;
using Onboarding.Cli.Approving;
using Onboarding.Cli.Inbox;

namespace Onboarding.Cli.Demo;

/// <summary>The approvers: each opens the mail in the inbox, follows its link and answers, one after the other.</summary>
internal sealed class Approvers(OnboardingClient client, LocalInbox inbox, ExampleFiles files, string runId, Texts texts, Action<string> say)
{
    // Far more than a drill's crashes can cost; a page that never takes the answer is a fault.
    private const int VisitsToOnePage = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _names = files.Object("request.json")["people"]!.AsArray()
        .OfType<JsonObject>()
        .ToDictionary(person => person["email"]!.GetValue<string>(), person => person["name"]!.GetValue<string>());

    private readonly Dictionary<Uri, int> _visits = [];

    public async Task AnswerAsync(CancellationToken cancellation)
    {
        var gates = await client.GatesAsync(runId, cancellation);
        if (gates.FirstOrDefault(gate => gate.Status == "open") is not { } gate) return;
        var scripted = files.Script.Answers.Where(answer => answer.Gate == gate.Id && answer.Round == gate.Round).ToList();
        if (scripted.Count == 0) throw new CliException(texts["demo.unforeseen", gate.Id, gate.Round, gate.Question]);
        if (scripted.FirstOrDefault(answer => !HasAnswered(gate, answer)) is not { } next) return;
        if (await LinkOfAsync(next.Email, cancellation) is { } link) await VisitAsync(link, gate, next, cancellation);
    }

    private bool HasAnswered(GateView gate, ScriptedAnswer answer) =>
        gate.Approvals?.Any(approval => approval.Name == _names[answer.Email] && approval.Choice is not null) == true;

    /// <summary>The newest link in the person's mail; older ones belong to gates that are closed.</summary>
    private async Task<Uri?> LinkOfAsync(string email, CancellationToken cancellation)
    {
        var letters = await inbox.LettersAsync(cancellation);
        return letters.Where(letter => letter.IsTo(email) && letter.DecisionLink is not null && !IsUsed(letter.DecisionLink))
            .OrderBy(letter => letter.Date)
            .LastOrDefault()?.DecisionLink;
    }

    private bool IsUsed(Uri link) => _visits.TryGetValue(link, out var visits) && visits == int.MaxValue;

    private async Task VisitAsync(Uri link, GateView gate, ScriptedAnswer answer, CancellationToken cancellation)
    {
        var visits = _visits[link] = _visits.GetValueOrDefault(link) + 1;
        if (visits > VisitsToOnePage) throw new CliException(texts["demo.page-stuck", answer.Gate, _names[answer.Email]]);
        using var visit = new DecisionVisit(texts.Language, Patience);
        var page = await visit.OpenAsync(link, cancellation);
        if (page.Form is null)
        {
            _visits[link] = int.MaxValue;
            return;
        }

        if (!page.Form.Choices.Contains(answer.Choice))
            throw new CliException(texts["error.choice", answer.Choice, string.Join(", ", page.Form.Choices)]);
        var answered = await visit.DecideAsync(page.Form, answer.Choice, answer.Comment, code: null, cancellation);
        // Not taken, for example because the app died and forgot its cookie: visit again.
        if (!answered.IsTaken) return;
        _visits[link] = int.MaxValue;
        say(texts["demo.answered", _names[answer.Email], gate.Name ?? gate.Id, gate.NameOf(answer.Choice)!]);
    }
}
