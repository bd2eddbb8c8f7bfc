using FluentValidation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Validation;

/// <summary>Volumes of one channel in one direction.</summary>
internal sealed class VolumeLineValidator : AbstractValidator<VolumeLine>
{
    private const int MostContacts = 100_000_000;

    public VolumeLineValidator()
    {
        RuleFor(line => line.Channel).IsOneOf(Known.Channels);
        RuleFor(line => line.Direction).IsOneOf(Known.Directions);
        RuleFor(line => line.WeeklyContacts).IsBetween(0, MostContacts);
        RuleFor(line => line.PeakWeeklyContacts).IsBetween(0, MostContacts);
        RuleFor(line => line.PeakWeeklyContacts).Must((line, peak) => peak >= line.WeeklyContacts).Says("request.peak-below-normal");
    }
}

/// <summary>One ticket type.</summary>
internal sealed class TicketKindValidator : AbstractValidator<TicketKind>
{
    public TicketKindValidator()
    {
        RuleFor(kind => kind.Type).IsLine();
        RuleFor(kind => kind.Share).Must(share => share is null or (>= 0 and <= 1)).Says("input.share");
        RuleFor(kind => kind.Tier).IsBetween(1, 3);
    }
}

/// <summary>Whether details of a request agree with its scope, its totals and its markets. Missing parts are said elsewhere.</summary>
internal static class ScopeAgreement
{
    public static IReadOnlyList<FieldError> ErrorsOf(OnboardingRequest request) =>
        [.. OfVolumes(request), .. OfTicketKinds(request.Scope), .. OfExpectations(request.Coverage)];

    private static IEnumerable<FieldError> OfVolumes(OnboardingRequest request)
    {
        if (request is not { Scope: { Channels: not null, Directions: not null } scope, Volumes: { ByChannel: { Count: > 0 } lines } volumes }) yield break;
        foreach (var (index, line) in lines.Index().Where(line => line.Item is not null))
        {
            if (line.Channel is not null && !scope.Channels.Contains(line.Channel))
                yield return new($"volumes.byChannel[{index}].channel", NotOf(scope.Channels));
            if (line.Direction is not null && !scope.Directions.Contains(line.Direction))
                yield return new($"volumes.byChannel[{index}].direction", NotOf(scope.Directions));
            if (lines.Take(index).Any(other => other is not null && (other.Channel, other.Direction) == (line.Channel, line.Direction)))
                yield return new($"volumes.byChannel[{index}]", new Phrase("request.line-twice"));
        }

        var normal = lines.Sum(line => (long)(line?.WeeklyContacts ?? 0));
        if (normal != volumes.WeeklyContacts)
            yield return new("volumes.byChannel", new Phrase("request.lines-and-total").With("sum", (decimal)normal).With("total", volumes.WeeklyContacts));
        var peak = lines.Sum(line => (long)(line?.PeakWeeklyContacts ?? 0));
        if (peak < volumes.PeakWeeklyContacts)
            yield return new("volumes.byChannel", new Phrase("request.lines-below-peak").With("sum", (decimal)peak).With("peak", volumes.PeakWeeklyContacts));
    }

    private static IEnumerable<FieldError> OfTicketKinds(Scope? scope)
    {
        if (scope is not { TicketKinds: { Count: > 0 } kinds, TicketTypes: { } types }) yield break;
        foreach (var (index, kind) in kinds.Index().Where(kind => kind.Item is not null))
        {
            if (kind.Type is not null && !types.Contains(kind.Type)) yield return new($"scope.ticketKinds[{index}].type", NotOf(types));
            if (kinds.Take(index).Any(other => other is not null && other.Type == kind.Type)) yield return new($"scope.ticketKinds[{index}].type", new Phrase("request.line-twice"));
            if (kind.Tier > scope.Tier) yield return new($"scope.ticketKinds[{index}].tier", new Phrase("request.tier-beyond-scope").With("tier", scope.Tier));
        }

        if (kinds.Sum(kind => kind?.Share ?? 0) > 1) yield return new("scope.ticketKinds", new Phrase("request.kinds-exceed-one"));
    }

    private static IEnumerable<FieldError> OfExpectations(Coverage? coverage) =>
        coverage is not { LocalExpectations: { } expectations, Markets: { } markets }
            ? []
            : expectations.Index().Where(one => one.Item is { Market: { } market } && !markets.Contains(market))
                .Select(one => new FieldError($"coverage.localExpectations[{one.Index}].market", NotOf(markets)));

    private static Phrase NotOf(IReadOnlyList<string> known) => new Phrase("input.one-of").With("known", string.Join(", ", known));
}
