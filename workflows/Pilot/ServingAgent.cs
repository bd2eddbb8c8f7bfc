using System.Text.Json;
using System.Text.Json.Serialization;

namespace Onboarding.Workflows.Pilot;

/// <summary>What the evaluation needs of an <c>agent:{id}</c> row; everything else that training keeps there stays as it is.</summary>
public sealed record ServingAgent
{
    /// <summary>The vendor's id for the agent.</summary>
    public required string Id { get; init; }

    /// <summary>Day on which the agent left the service or was replaced; null while they serve.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>The rest of the row.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Rest { get; init; } = new Dictionary<string, JsonElement>();
}
