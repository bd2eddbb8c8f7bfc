using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What of a request only its playbook can judge.</summary>
public static class RequestCheck
{
    /// <summary>Every field error; empty when the request fits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="playbook">Its playbook; null when there is none with that id.</param>
    /// <param name="known">Ids of the playbooks there are.</param>
    public static IReadOnlyList<FieldError> Of(OnboardingRequest request, Playbook? playbook, IEnumerable<string> known)
    {
        if (playbook is null)
            return [new("playbook", new Phrase("error.unknown-playbook").With("id", request.Playbook).With("known", string.Join(", ", known)))];
        return
        [
            .. MissingRoles(request, playbook),
            .. UnknownKpis(request.Baseline.Select((value, i) => ($"baseline[{i}].kpi", value.Kpi)), playbook),
            .. UnknownKpis(request.Targets.Select((target, i) => ($"targets[{i}].kpi", target.Kpi)), playbook),
        ];
    }

    private static IEnumerable<FieldError> MissingRoles(OnboardingRequest request, Playbook playbook) =>
        playbook.Requirements.RequiredRoles.Concat(playbook.Gates.Values.SelectMany(gate => gate.Roles)).Distinct()
            .Where(role => request.People.All(person => person.Role != role))
            .Select(role => new FieldError("people", new Phrase("error.role-missing").With("role", PhraseValue.Word($"role.{role}")).With("id", role)));

    private static IEnumerable<FieldError> UnknownKpis(IEnumerable<(string Field, string Kpi)> uses, Playbook playbook) =>
        uses.Where(use => playbook.Kpis.All(kpi => kpi.Id != use.Kpi))
            .Select(use => new FieldError(use.Field, new Phrase("error.unknown-id")
                .With("id", use.Kpi).With("known", string.Join(", ", playbook.Kpis.Select(kpi => kpi.Id)))));
}
