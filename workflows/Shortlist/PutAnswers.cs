using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Takes a vendor's answers to the playbook's questions.</summary>
public sealed class PutAnswers(RunStore store, RaiseRisks risks)
{
    /// <summary>Stores all answers of a vendor in place of its former ones, and the risks that vague ones raise; the same answers again change nothing.</summary>
    /// <exception cref="WrongStageException">The shortlist is not being prepared.</exception>
    /// <exception cref="InvalidInputException">The vendor or a question is unknown, or a question is answered twice.</exception>
    public async Task<VendorAnswers> PutAsync(string runId, VendorAnswers answers, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, run => DecideAsync(run, answers, cancellation), cancellation);
        return answers;
    }

    /// <summary>What <see cref="PutAsync"/> changes, for who commits more with it inside <see cref="RunStore.ChangeAsync"/>; null: nothing.</summary>
    internal async Task<RunChange?> DecideAsync(Run run, VendorAnswers answers, CancellationToken cancellation)
    {
        StageGuard.RequirePreparing(run, StageIds.Shortlist);
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
        var vendor = await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(answers.VendorId), cancellation);
        InvalidInputException.ThrowIfAny(ErrorsOf(answers, vendor, playbook.Shortlist.Questions));
        var what = new Phrase("audit.answers.given").With("vendor", vendor!.Name)
            .With("count", answers.Items.Count).With("vague", answers.Items.Count(answer => answer.Vague));
        var change = await StageInput.ChangeAsync(store, run, RowKeys.Answers(answers.VendorId), answers, what, cancellation);
        return change is null ? null : await risks.WithAsync(change, playbook, RaisedFlag.EventsOf(vendor, answers, playbook.Shortlist), cancellation);
    }

    internal static IReadOnlyList<FieldError> ErrorsOf(VendorAnswers answers, Vendor? vendor, IReadOnlyList<VendorQuestion> questions)
    {
        var known = questions.Select(question => question.Id).ToList();
        return
        [
            .. vendor is null ? [new FieldError("vendorId", new Phrase("error.unknown-vendor").With("id", answers.VendorId))] : Array.Empty<FieldError>(),
            .. answers.Items.Index().Where(answer => questions.All(question => question.Id != answer.Item.Question))
                .Select(answer => FieldError.UnknownId($"items[{answer.Index}].question", answer.Item.Question, known)),
            .. answers.Items.Index().Where(answer => answers.Items.Take(answer.Index).Any(other => other.Question == answer.Item.Question))
                .Select(answer => new FieldError($"items[{answer.Index}].question", new Phrase("error.answered-twice").With("id", answer.Item.Question))),
        ];
    }
}
