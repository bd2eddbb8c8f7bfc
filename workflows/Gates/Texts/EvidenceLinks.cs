using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Where the evidence of a stage's checklist can be looked at.</summary>
public sealed class EvidenceLinks(RunStore store, LinkUrls urls)
{
    // As many as a mail can carry without burying the question; the run's page has them all.
    private const int MostLinks = 20;

    /// <summary>The items whose evidence is a web address or a file of the run, in the checklist's order.</summary>
    public async Task<IReadOnlyList<EvidenceText>> OfAsync(Run run, string stage, string language, CancellationToken cancellation = default)
    {
        if (!StagesWithChecklist.Contains(stage)) return [];
        var items = await store.ListAsync<ChecklistItem>(run.Id, RowKeys.Item(stage, "")[..^1], cancellation);
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
        return
        [
            .. (from template in playbook.ChecklistOf(stage).Items
                join item in items on template.Id equals item.Id
                let url = UrlOf(run.Id, item.Evidence)
                where url is not null
                select new EvidenceText(template.Name.In(language), url) { FileId = EvidenceFile.IdOf(item.Evidence) }).Take(MostLinks),
        ];
    }

    private static readonly string[] StagesWithChecklist = [StageIds.Contract, StageIds.Integration, StageIds.Training, StageIds.Exit];

    // Other references (a file's number, a folder) stand in the checklist; a mail program can open this one.
    private string? UrlOf(string runId, string? evidence)
    {
        if (EvidenceFile.IdOf(evidence) is { } id) return EvidenceFile.IsId(id) ? urls.OfEvidence(runId, id).AbsoluteUri : null;
        return Uri.TryCreate(evidence, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? evidence : null;
    }
}

/// <summary>Evidence of a checklist item.</summary>
/// <param name="Name">What is shown by it.</param>
/// <param name="Url">Where.</param>
public sealed record EvidenceText(string Name, string Url)
{
    /// <summary>Id of the run's file that it is; null for a web address.</summary>
    public string? FileId { get; init; }
}
