using System.Globalization;
using Azure.Data.Tables;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Bench;

/// <summary>Runs of many companies, spread over the stages; a quarter has ended. One person takes part in all of them, another hundred in some each.</summary>
internal static class SampleRuns
{
    /// <summary>Address of whoever takes part in all.</summary>
    public const string Ada = "ada@example.com";

    private const int OtherPeople = 100;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Companies = ["Acme Retail", "Harbour Stores", "青灯零售", "Lantern Bank", "Northwind Travel"];
    private static readonly string[] Titles = ["Winter sale", "Support in the evening", "客户服务外包", "Card hotline", "Refunds"];
    private static readonly RunStatus[] Ends = [RunStatus.Exited, RunStatus.Stopped, RunStatus.Cancelled];

    /// <summary>The index rows of a run.</summary>
    public static IEnumerable<TableEntity> RowsOf(int number)
    {
        var run = RunOf(number);
        var isGathering = !run.IsEnded && run.StageState == StageState.Preparing;
        var (ada, other) = (PersonKeys.Of(Ada), PersonKeys.Of($"person{number % OtherPeople}@example.com"));
        var listed = new ListedRun(run, RunCard.Of(run, isGathering && number % 3 == 0 ? run.WaitsSince!.Value.AddDays(14) : null), [ada, other], isGathering ? [ada] : []);
        return IndexPlace.Of(listed).Select(place => RunIndex.RowOf(place, listed.Card)).Append(RunIndex.RowOf(run, listed.Card));
    }

    private static Run RunOf(int number)
    {
        var hasEnded = number % 4 == 3;
        var stage = StageIds.All[number % StageIds.All.Count];
        return new Run
        {
            Id = "run-" + number.ToString("x20", CultureInfo.InvariantCulture),
            Company = Companies[number % Companies.Length],
            Title = $"{Titles[number / Companies.Length % Titles.Length]} {number}",
            Language = Languages.English,
            PlaybookId = "customer-service-bpo",
            PlaybookVersion = "1.0.0",
            Status = hasEnded ? Ends[number / 4 % Ends.Length] : RunStatus.Running,
            Stage = stage,
            StageState = number % 2 == 0 ? StageState.Preparing : StageState.InReview,
            WaitsFor = hasEnded ? null : new Phrase("wait.submission").With("stage", PhraseValue.Word($"stage.{stage}")),
            WaitsSince = Begin.AddMinutes(number * 7),
            VendorName = number % 3 == 0 ? null : "Brightquay",
            CreatedAt = Begin.AddMinutes(number),
            UpdatedAt = Begin.AddMinutes(number * 7),
        };
    }
}
