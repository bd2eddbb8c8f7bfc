using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Workflows.Mail.Digests;

/// <summary>Tells a project manager in the morning what is open in a run: who is asked, what is overdue, what warns, what did not arrive.</summary>
public sealed class DigestMail(RunStore store, RunPeople people, GateArchive archive, DigestTexts texts, TimeProvider time) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.Digest;

    /// <inheritdoc />
    public Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default) =>
        people.ProjectManagersAsync(order.RunId, cancellation);

    /// <summary>Null when nothing is open.</summary>
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var facts = await ReadAsync(order.RunId, cancellation);
        if (facts.IsEmpty) return null;
        return new DigestView(recipient.Language, recipient.Name, facts.Run.Company, facts.Run.Title)
        {
            RunId = facts.Run.Id,
            On = Language.ValueText.OfDay(order.On!.Value, recipient.Language),
            Sections = texts.Of(facts, recipient),
        };
    }

    /// <summary>What is open now.</summary>
    public async Task<DigestFacts> ReadAsync(string runId, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(runId, cancellation);
        var open = (await store.ListAsync<Gate>(runId, "gate", cancellation)).Where(gate => gate.Status == GateStatus.Open);
        var gates = new List<GateFile>();
        foreach (var gate in open) gates.Add(await archive.ReadAsync(run, gate.Id, gate.Round, cancellation));
        var items = await store.ListAsync<ChecklistItem>(runId, "item", cancellation);
        var inUse = (await people.EverybodyAsync(runId, cancellation)).Select(one => one.Key).ToHashSet();
        inUse.UnionWith(gates.SelectMany(file => file.Waiting).Select(part => part.ApproverKey));
        if (await people.VendorAsync(runId, cancellation) is { } vendor) inUse.Add(PersonKeys.Of(vendor.Contact.Email));
        return new DigestFacts(
            run, await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation), gates, [.. items.Where(item => item.Stage == run.Stage)],
            await store.ListAsync<CorrectiveAction>(runId, "action", cancellation), await store.ListAsync<OutboxMail>(runId, "mail", cancellation),
            inUse, time.GetUtcNow())
        {
            HandIns = [.. (await store.ListAsync<VendorSubmission>(runId, "vendor-submission", cancellation)).Where(one => one.IsOpen)],
        };
    }
}

/// <summary>View of <see cref="DigestMail"/>.</summary>
public sealed record DigestView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>The day.</summary>
    public required string On { get; init; }

    /// <summary>What is open, at least one section.</summary>
    public required IReadOnlyList<DigestSection> Sections { get; init; }
}
