using System.Text.Json.Serialization;

namespace Onboarding.Cli.Api;

/// <summary>The part of a run's playbook that the command line shows.</summary>
internal sealed record PlaybookView(IReadOnlyList<KpiView> Kpis);

internal sealed record KpiView(string Id, LocalizedName Name, string Measure, string Unit, string Direction, double? Target);

internal sealed record LocalizedName([property: JsonPropertyName("en")] string English, [property: JsonPropertyName("zh-CN")] string Chinese)
{
    public string In(string language) => language == Texts.Chinese ? Chinese : English;
}
