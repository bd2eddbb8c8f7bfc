using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Examples;

/// <summary>What the project manager does in the pilot between its reviews. File: <c>pilot-work.json</c>.</summary>
internal sealed record PilotWork
{
    /// <summary>Minutes of the first meeting.</summary>
    public required ExampleMeeting Meeting { get; init; }

    /// <summary>Bad ratings and what was done about them.</summary>
    public required IReadOnlyList<ExampleRating> Ratings { get; init; }

    /// <summary>The evaluation of the pilot's first month.</summary>
    public required MonthlyEvaluation Evaluation { get; init; }

    /// <summary>What comes of corrective actions, by their kind.</summary>
    public required IReadOnlyDictionary<string, string> ActionResults { get; init; }

    /// <summary>The retailer's.</summary>
    public static PilotWork Create(Playbook playbook) => new()
    {
        Meeting = new ExampleMeeting(
            // The first week's readings are due on the Tuesday after it.
            PilotPlans.StartsOn.AddDays(8),
            new MeetingMinutes
            {
                Decisions = ["Chat transcripts of the week are read together every Friday.", "The macro for split deliveries is written anew by 22 May."],
                Attendees = ["Mei Lin Tan", "Daniel Okafor", "Lanternway: team lead"],
                Suggestions = ["Show agents the carrier's own tracking page."],
            }),
        Ratings =
        [
            new ExampleRating(
                new RatingReport
                {
                    Reference = "HP-204417",
                    Channel = "chat",
                    Day = PilotPlans.StartsOn.AddDays(9),
                    Score = 20,
                    Wrong = "Asked for the order number three times, then the chat was closed.",
                },
                new RatingClosing
                {
                    Cause = "The chat was transferred without its notes.",
                    Done = "Apologised and refunded the delivery; transfers now carry the notes.",
                }),
        ],
        Evaluation = new MonthlyEvaluation
        {
            Month = EvaluationCheck.MonthOf(PilotPlans.StartsOn),
            Agents =
            [
                new AgentEvaluation { AgentId = "LW-1001", QaScore = 97, Verdict = AgentVerdict.Meets },
                new AgentEvaluation { AgentId = "LW-1002", QaScore = 94, Verdict = AgentVerdict.Meets },
                new AgentEvaluation { AgentId = "LW-1009", QaScore = 81, Verdict = AgentVerdict.Retrain, Note = "Returns policy for marketplace sellers." },
            ],
            Vendor = [.. playbook.Pilot.Evaluation.Criteria.Select(one => new VendorMark { Criterion = one.Id, Mark = 4 })],
            CommonDefects = ["Order notes are missing", "The refund's day is not named"],
        },
        ActionResults = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["warning"] = "Twelve more agents for the sale's evenings, and a call-back for whoever waits longer than a minute.",
            ["agent"] = "Trained again in the returns policy and listened to for two weeks.",
            ["vendor"] = "Agreed with the vendor's lead, and looked at again in the next meeting.",
        },
    };
}

/// <summary>A meeting's minutes.</summary>
/// <param name="On">Day.</param>
/// <param name="Minutes">Minutes.</param>
internal sealed record ExampleMeeting(DateOnly On, MeetingMinutes Minutes);

/// <summary>A bad rating with its closing.</summary>
/// <param name="Report">What was handed in.</param>
/// <param name="Closing">Why it happened, and what was done.</param>
internal sealed record ExampleRating(RatingReport Report, RatingClosing Closing);
