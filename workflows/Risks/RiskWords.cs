using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Risks;

/// <summary>How a risk's level and status are called.</summary>
internal static class RiskWords
{
    /// <summary>Its level's word.</summary>
    public static PhraseValue Level(Risk risk) => PhraseValue.Word($"risk-level.{risk.Level.ToString().ToLowerInvariant()}");

    /// <summary>Its status' word.</summary>
    public static PhraseValue Status(Risk risk) => PhraseValue.Word($"risk-status.{risk.Status.ToString().ToLowerInvariant()}");
}
