using System.Text.Json;
using Onboarding.Cli;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>Where the API gives a state as a word for programs, the command line calls it what the pages call it.</summary>
public sealed class SharedWordsTests
{
    public static TheoryData<string, string> EveryWord()
    {
        var words = new TheoryData<string, string>();
        foreach (var stage in StageIds.All) words.Add($"stage.{stage}", $"stage.{stage}");
        foreach (var status in Names<RunStatus>()) words.Add($"status.{status}", $"run-status.{status}");
        foreach (var status in Names<GateStatus>()) words.Add($"gate.{status}", $"gate-status.{status}");
        return words;
    }

    [Theory]
    [MemberData(nameof(EveryWord))]
    public void The_command_line_says_the_same_as_the_pages(string spoken, string shown) => Assert.All(
        Languages.All,
        language => Assert.Equal(TemplateFolders.Phrases.Word(shown, language), Texts.In(language)[spoken], ignoreCase: true));

    private static IEnumerable<string> Names<T>() where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);
}
