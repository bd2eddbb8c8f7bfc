using FluentValidation;
using Onboarding.Functions.Work;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Validation;

/// <summary>One item of a checklist. Whether it may be waived, the playbook knows.</summary>
internal sealed class ChecklistItemValidator : AbstractValidator<ChecklistItem>
{
    public ChecklistItemValidator()
    {
        RuleFor(item => item.Owner).IsOptionalLine();
        RuleFor(item => item.Evidence).IsNote();
        RuleFor(item => item.Evidence).Must(evidence => !string.IsNullOrWhiteSpace(evidence))
            .When(item => item.Status == ChecklistStatus.Done).Says("error.evidence-missing");
        RuleFor(item => item.WaiverReason).IsNote();
        RuleFor(item => item.WaiverReason).Must(reason => !string.IsNullOrWhiteSpace(reason))
            .When(item => item.Status == ChecklistStatus.Waived).Says("error.waiver-reason-missing");
        RuleFor(item => item.WaiverApprover).IsOptionalLine();
    }
}

/// <summary>One migrated set of records.</summary>
internal sealed class MigrationBatchValidator : AbstractValidator<MigrationBatch>
{
    public MigrationBatchValidator()
    {
        RuleFor(batch => batch.Id).IsId();
        RuleFor(batch => batch.Name).IsLine();
        RuleFor(batch => batch.SourceCount).Must(count => count >= 0).Says("input.negative");
        RuleFor(batch => batch.TargetCount).Must(count => count >= 0).Says("input.negative");
        RuleFor(batch => batch.SourceChecksum).Must(IsHexadecimal).Says("migration.checksum");
        RuleFor(batch => batch.TargetChecksum).Must(IsHexadecimal).Says("migration.checksum");
    }

    private static bool IsHexadecimal(string? checksum) =>
        checksum is null || (checksum.Length is >= 8 and <= 128 && checksum.All(char.IsAsciiHexDigit));
}

/// <summary>A hand-in of certifications, all or nothing.</summary>
internal sealed class CertificationsValidator : AbstractValidator<CertificationsInput>
{
    private const int MostTags = 50;
    private const int BestScore = 100;

    public CertificationsValidator()
    {
        RuleFor(input => input.Items).HasItems(CertificationsInput.MaximumItems);
        RuleForEach(input => input.Items).ChildRules(item =>
        {
            item.RuleFor(one => one.AgentId).Must(IsAgentId).Says("certification.agent-id");
            item.RuleFor(one => one.Languages).HasItems(MostTags).HasNoRepeats();
            item.RuleForEach(one => one.Languages).IsLanguageTag();
            item.RuleFor(one => one.Channels).HasItems(Known.Channels.Count).HasNoRepeats();
            item.RuleForEach(one => one.Channels).IsOneOf(Known.Channels);
            item.RuleFor(one => one.Module).IsId();
            item.RuleFor(one => one.Attempt).IsBetween(1, 100);
            item.RuleFor(one => one.Score).IsBetween(0, BestScore);
        });
    }

    // It becomes part of a row key.
    internal static bool IsAgentId(string? id) =>
        id is null || (id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
}

/// <summary>An agent's results as a form asks them. Which modules there are, the run knows.</summary>
internal sealed class AgentResultsValidator : AbstractValidator<AgentResults>
{
    private const int MostTags = 50;
    private const int MostAttempts = 100;

    public AgentResultsValidator()
    {
        RuleFor(results => results.AgentId).Must(CertificationsValidator.IsAgentId).Says("certification.agent-id");
        RuleFor(results => results.Languages).HasItems(MostTags).HasNoRepeats();
        RuleForEach(results => results.Languages).IsLanguageTag();
        RuleFor(results => results.Channels).HasItems(Known.Channels.Count).HasNoRepeats();
        RuleForEach(results => results.Channels).IsOneOf(Known.Channels);
        RuleFor(results => results.Attempt).IsBetween(1, MostAttempts);
    }
}

/// <summary>The pilot's plan. Its length and first day are judged against the playbook and the run.</summary>
internal sealed class PilotPlanValidator : AbstractValidator<PilotPlan>
{
    private const int MostNeeds = 200;
    private const int MostAgents = 100_000;

    public PilotPlanValidator()
    {
        RuleFor(plan => plan.Segment).IsLine();
        RuleFor(plan => plan.LengthDays).IsBetween(1, 366);
        RuleFor(plan => plan.Staffing).HasItems(MostNeeds);
        RuleForEach(plan => plan.Staffing).ChildRules(need =>
        {
            need.RuleFor(one => one.Language).IsLanguageTag();
            need.RuleFor(one => one.Channel).IsOneOf(Known.Channels);
            need.RuleFor(one => one.Agents).IsBetween(1, MostAgents);
        });
    }
}
