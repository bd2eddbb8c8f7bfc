using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows;

namespace Onboarding.Functions.Views;

/// <summary>A bad rating as the API shows it.</summary>
internal sealed record RatingItem(
    string Id, string Reference, string Channel, DateOnly Day, int Score, string Wrong, DateTimeOffset ReceivedAt,
    bool Open, bool Late, string? Cause, string? Done, DateTimeOffset? ClosedAt);

/// <summary>A meeting as the API shows it.</summary>
internal sealed record MeetingItem(DateOnly On, int? PilotDay, IReadOnlyList<AgendaText> Agenda, MeetingMinutes? Minutes);

/// <summary>Evaluations, and the months that are over and have none.</summary>
internal sealed record EvaluationsView(IReadOnlyList<MonthlyEvaluation> Items, IReadOnlyList<string> Missing);

/// <summary>Shows the working life of a pilot in the reader's language.</summary>
public sealed class PilotViews(RunStore store, Phrasebook phrases, TimeProvider time)
{
    private DateOnly Today => time.Today();

    internal async Task<IReadOnlyList<RatingItem>> RatingsAsync(string runId, CancellationToken cancellation)
    {
        var days = await CloseWithinDaysAsync(runId, cancellation);
        var ratings = await store.ListAsync<BadRating>(runId, "rating", cancellation);
        return [.. ratings.OrderByDescending(rating => rating.IsOpen).ThenBy(rating => rating.Report.Day).Select(rating => Of(rating, days))];
    }

    internal async Task<RatingItem> OfAsync(string runId, BadRating rating, CancellationToken cancellation) =>
        Of(rating, await CloseWithinDaysAsync(runId, cancellation));

    internal async Task<IReadOnlyList<MeetingItem>> MeetingsAsync(string runId, string language, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        return [.. (await store.ListAsync<Meeting>(runId, "meeting", cancellation)).Select(meeting => Of(meeting, language))];
    }

    internal MeetingItem Of(Meeting meeting, string language) => new(
        meeting.On,
        meeting.PilotDay,
        [.. meeting.Agenda.Select(item => new AgendaText(phrases.Render(item.Title, language), [.. item.Lines.Select(line => phrases.Render(line, language))]))],
        meeting.Minutes);

    internal async Task<EvaluationsView> EvaluationsAsync(string runId, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var evaluations = await store.ListAsync<MonthlyEvaluation>(runId, "evaluation", cancellation);
        var plan = await store.FindAsync<PilotPlan>(runId, RowKeys.PilotPlan, cancellation);
        return new EvaluationsView(evaluations, plan is null ? [] : EvaluationCheck.Missing([.. evaluations.Select(one => one.Month)], plan.StartsOn, Today));
    }

    private async Task<int> CloseWithinDaysAsync(string runId, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        return (await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation)).Pilot.Ratings.CloseWithinDays;
    }

    private RatingItem Of(BadRating rating, int closeWithinDays) => new(
        rating.Id, rating.Report.Reference, rating.Report.Channel, rating.Report.Day, rating.Report.Score, rating.Report.Wrong, rating.ReceivedAt,
        rating.IsOpen, rating.IsLateOn(Today, closeWithinDays), rating.Closing?.Cause, rating.Closing?.Done, rating.ClosedAt);
}
