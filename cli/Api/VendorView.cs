namespace Onboarding.Cli.Api;

/// <summary>A vendor of a run, as far as the command line shows it; without a ranking it is not on the shortlist.</summary>
internal sealed record VendorView(string Id, string Name, string? CutReason, RankingView? Ranking);

/// <summary>A vendor's place among the others.</summary>
internal sealed record RankingView(
    int Rank, decimal Total, decimal Spread, int Evaluators, int RedFlags, bool IsEligible, IReadOnlyList<string>? Lacks, decimal FirstYearPrice);
