using System.Text.Json;

namespace Onboarding.Bench.Cost.Model;

/// <summary>A price and where it is from.</summary>
internal sealed record Price
{
    public required string Id { get; init; }

    /// <summary>What is paid for.</summary>
    public required string What { get; init; }

    /// <summary>In the list's currency, for <see cref="Per"/> units; null: on no page that could be read.</summary>
    public required decimal? Amount { get; init; }

    public required decimal Per { get; init; }

    public required string Unit { get; init; }

    public required string Region { get; init; }

    /// <summary>Day on which the source read it, or on which it was looked for in vain.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Page that says so.</summary>
    public required Uri Source { get; init; }

    /// <summary>Page on which Azure says it today.</summary>
    public required Uri Official { get; init; }

    /// <summary>Units that are free each month.</summary>
    public decimal FreeEachMonth { get; init; }

    /// <summary>What so many units cost; null while the price is not known.</summary>
    public decimal? Of(double units) => Amount / Per * (decimal)units;
}

/// <summary>The prices that costs are told in. File: <c>bench/Cost/prices.json</c>.</summary>
internal sealed record PriceList
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Currency { get; init; }

    public required string Note { get; init; }

    public required IReadOnlyList<Price> Prices { get; init; }

    public Price this[string id] => Prices.Single(price => price.Id == id);

    /// <summary>What Flex Consumption gives free each month.</summary>
    public FlexUsage Grant => new((double)this[PriceIds.Executions].FreeEachMonth, (double)this[PriceIds.GbSeconds].FreeEachMonth);

    /// <exception cref="JsonException">A price lacks something.</exception>
    public static PriceList Read(string json) => JsonSerializer.Deserialize<PriceList>(json, Json)!;
}

/// <summary>Ids of prices.</summary>
internal static class PriceIds
{
    public const string TableOperations = "tableOperations";
    public const string TableStorage = "tableStorage";
    public const string QueueOperations = "queueOperations";
    public const string BlobWrites = "blobWrites";
    public const string BlobReads = "blobReads";
    public const string BlobOthers = "blobOthers";
    public const string Executions = "executions";
    public const string GbSeconds = "gbSeconds";
    public const string AlwaysReadyBaseline = "alwaysReadyBaseline";
    public const string Logs = "logs";
    public const string Secrets = "secrets";
    public const string SchedulerActions = "schedulerActions";
    public const string SchedulerUnits = "schedulerUnits";
}
