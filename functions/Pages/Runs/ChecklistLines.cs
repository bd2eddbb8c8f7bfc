using System.Text.Json;
using Onboarding.Functions.Work;
using Onboarding.Workflows;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>A stage's checklist with the form of each item.</summary>
public sealed class ChecklistLines(WorkDesk desk, PageWords words, Phrasebook phrases, TimeProvider time)
{
    /// <summary>The items of the current stage under their clauses.</summary>
    /// <param name="facts">The run.</param>
    /// <param name="refused">The form of an item that was not taken; null: none.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IReadOnlyList<ItemGroup>> OfAsync(WorkFacts facts, RefusedForm? refused, CancellationToken cancellation)
    {
        var rules = facts.Playbook.ChecklistOf(facts.File.Run.Stage);
        var input = WorkInputs.Find(ChecklistInputs.IdOf(facts.File.Run.Stage))!;
        var records = (await desk.RecordsAsync(input, facts, cancellation)).ToDictionary(record => record.Key);
        var clauses = rules.Clauses.Select(clause => (clause.Id, Name: facts.In(clause.Name))).Append((Id: "", Name: ""));
        return
        [
            .. from clause in clauses
               let items = rules.Items.Where(item => (rules.Clauses.Any(known => known.Id == item.Clause) ? item.Clause : "") == clause.Id)
                   .Select(item => Of(input, facts, item, records[item.Id], refused?.Key == item.Id ? refused.Form : null)).ToList()
               where items.Count > 0
               select new ItemGroup(clause.Name, items),
        ];
    }

    /// <summary>How many items are settled.</summary>
    internal static Phrase Settled(IReadOnlyList<ItemGroup> groups)
    {
        var items = groups.SelectMany(group => group.Items).ToList();
        return new Phrase("work.settled").With("count", items.Count(item => item.Status != PageWords.WordOf(ChecklistStatus.Open))).With("total", items.Count);
    }

    /// <summary>Tells an item's form apart from those of the others.</summary>
    internal static string ScopeOf(string itemId) => $"{itemId}-";

    private ItemLine Of(WorkInput input, WorkFacts facts, ChecklistTemplate item, WorkRecord record, FormView? refused)
    {
        var state = record.Stored.Deserialize<ChecklistItem>(RunJson.Options);
        var status = PageWords.WordOf(state?.Status ?? ChecklistStatus.Open);
        var evidence = state?.Status == ChecklistStatus.Waived ? state.WaiverReason : state?.Evidence;
        return new ItemLine
        {
            Id = item.Id,
            Name = record.Name,
            Status = status,
            StatusText = phrases.Word($"checklist-status.{status}", facts.Language),
            IsOptional = !item.Required,
            Due = state?.Due is { } due ? ValueText.OfDay(due, facts.Language) : "",
            IsOverdue = state is not null && ChecklistReadiness.IsOverdue(state, time.Today()),
            Owner = words.OwnerOf(item.OwnerRole, state?.Owner, facts.Language),
            Evidence = evidence ?? "",
            Link = new Forms.FormField("evidence", "") { Value = evidence ?? "", FilesPath = $"/runs/{facts.File.Run.Id}/evidence" }.Link,
            IsShown = refused is not null,
            Form = refused ?? WorkForms.Draw(input, facts, item.Id, record.Stored, ScopeOf(item.Id)),
        };
    }
}
