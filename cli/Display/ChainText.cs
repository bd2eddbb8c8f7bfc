using System.Globalization;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Display;

/// <summary>Whether the audit chain holds, in words.</summary>
internal static class ChainText
{
    public static string Of(TimelineView timeline, Texts texts) => timeline.BrokenAt is { } place
        ? texts["chain.broken", place.ToString(CultureInfo.InvariantCulture)]
        : texts.Word("chain", timeline.Chain);
}
