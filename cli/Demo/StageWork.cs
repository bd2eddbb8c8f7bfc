using System.Text.Json.Nodes;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>The project manager: gathers what a stage asks for and hands the stage in on its day.</summary>
internal sealed class StageWork(OnboardingClient client, ExampleFiles files, DemoClock clock, string runId, Texts texts)
{
    private const int CertificationsAtOnce = 100;

    private static readonly TimeOnly StartOfWork = new(1, 0);

    private readonly HashSet<string> _gathered = [];

    public async Task PrepareAsync(RunView run, DateTimeOffset now, CancellationToken cancellation)
    {
        var submission = files.Script.Submissions.FirstOrDefault(one => one.Stage == run.Stage && one.Round == run.Round)
            ?? throw new CliException(texts["demo.unforeseen", run.Stage, run.Round, run.WaitsFor ?? ""]);
        // Visits, tests and results are handed in once they have happened: on the stage's day.
        if (DateOnly.FromDateTime(now.UtcDateTime) < submission.On)
        {
            await clock.FastUntilAsync(new DateTimeOffset(submission.On, StartOfWork, TimeSpan.Zero), cancellation);
            return;
        }

        await clock.SlowAsync(cancellation);
        if (!_gathered.Contains(run.Stage))
        {
            await GatherAsync(run.Stage, cancellation);
            _gathered.Add(run.Stage);
        }

        await SubmitAsync(submission, cancellation);
    }

    private Task GatherAsync(string stage, CancellationToken cancellation) => stage switch
    {
        "shortlist" => ShortlistAsync(cancellation),
        "contract" => ContractAsync(cancellation),
        "integration" => IntegrationAsync(cancellation),
        "training" => TrainingAsync(cancellation),
        "exit" => ChecklistAsync("exit", cancellation),
        _ => Task.CompletedTask,
    };

    private async Task ShortlistAsync(CancellationToken cancellation)
    {
        foreach (var vendor in files.Folder("vendors"))
            await client.PutAsync(runId, $"vendors/{Take(vendor, "id")}", vendor, cancellation);
        foreach (var answers in files.Folder("answers"))
            await client.PutAsync(runId, $"vendors/{Take(answers, "vendorId")}/answers", answers, cancellation);
        foreach (var offer in files.Folder("offers"))
            await client.PutAsync(runId, $"vendors/{Take(offer, "vendorId")}/offer", offer, cancellation);
        foreach (var card in files.Folder("scorecards"))
            await client.PutAsync(runId, $"vendors/{Take(card, "vendorId")}/scorecards/{Take(card, "evaluator")}", card, cancellation);
    }

    private async Task ChecklistAsync(string stage, CancellationToken cancellation)
    {
        foreach (var item in files.Items($"{stage}.json"))
            await client.PutAsync(runId, $"checklists/{Take(item, "stage")}/{Take(item, "id")}", item, cancellation);
    }

    private async Task ContractAsync(CancellationToken cancellation)
    {
        await ChecklistAsync("contract", cancellation);
        await EachAsync("contract-sla.json", "contract/sla", "kpi", cancellation);
        foreach (var part in new[] { "price", "terms" })
            await client.PutAsync(runId, $"contract/{part}", files.Object($"contract-{part}.json"), cancellation);
        await client.PutAsync(runId, "contract/communication-plan", files.Object("communication-plan.json"), cancellation);
    }

    private async Task IntegrationAsync(CancellationToken cancellation)
    {
        await ChecklistAsync("integration", cancellation);
        await EachAsync("migrations.json", "migrations", "id", cancellation);
        await EachAsync("connections.json", "connections", "id", cancellation);
        await EachAsync("access.json", "access", "role", cancellation);
        await EachAsync("test-cases.json", "test-cases", "id", cancellation);
        await client.PutAsync(runId, "continuity-test", files.Object("continuity-test.json"), cancellation);
    }

    private async Task EachAsync(string file, string path, string id, CancellationToken cancellation)
    {
        foreach (var item in files.Items(file)) await client.PutAsync(runId, $"{path}/{Take(item, id)}", item, cancellation);
    }

    private async Task TrainingAsync(CancellationToken cancellation)
    {
        await ChecklistAsync("training", cancellation);
        await client.PutAsync(runId, "training-plan", files.Object("training-plan.json"), cancellation);
        await client.PutAsync(runId, "pilot-plan", files.Object("pilot-plan.json"), cancellation);
        foreach (var some in files.Items("certifications.json").Chunk(CertificationsAtOnce))
        {
            var items = new JsonArray([.. some.Select(item => item.DeepClone())]);
            await client.PostAsync(runId, "certifications", new JsonObject { ["items"] = items }, cancellation);
        }
    }

    private Task SubmitAsync(ScriptedSubmission submission, CancellationToken cancellation)
    {
        var body = new JsonObject();
        if (submission.Note is not null) body["note"] = submission.Note;
        if (submission.Vendor is not null) body["vendor"] = submission.Vendor;
        if (submission.ReserveVendor is not null) body["reserveVendor"] = submission.ReserveVendor;
        return client.PostAsync(runId, $"stages/{submission.Stage}/submit", body, cancellation);
    }

    // What the path says, the body does not say again.
    private static string Take(JsonObject document, string property)
    {
        var value = document[property]!.GetValue<string>();
        document.Remove(property);
        return value;
    }
}
