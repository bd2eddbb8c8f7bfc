using System.CommandLine;
using Onboarding.Cli;
using Onboarding.Testing;
using CliCommand = System.CommandLine.Command;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>Help, and that docs/cli.md lists what there is.</summary>
[Collection(nameof(PlaybookCommandTests))]
public sealed class HelpTests
{
    private static readonly string Document = File.ReadAllText(Repository.At("docs", "cli.md"));

    public static TheoryData<string> EveryCommand() => [.. Leaves(CommandLine.Root(Texts.In(Texts.English)), "onboard").Select(one => one.Path)];

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Every_command_has_a_heading_in_the_documentation_and_its_options_stand_below_it(string path)
    {
        var command = Leaves(CommandLine.Root(Texts.In(Texts.English)), "onboard").Single(one => one.Path == path).Command;
        var section = Document.Split("\n## ").FirstOrDefault(part => part.StartsWith($"`{path}", StringComparison.Ordinal));

        Assert.True(section is not null, $"docs/cli.md has no heading for {path}.");
        var heading = section.Split('\n')[0];
        Assert.All(command.Arguments, argument => Assert.Contains(argument.Name, heading, StringComparison.Ordinal));
        Assert.All(Visible(command), option => Assert.Contains(option, section, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documentation_lists_no_command_and_no_option_that_is_not_there()
    {
        var root = CommandLine.Root(Texts.In(Texts.English));
        var commands = Leaves(root, "onboard").ToList();
        var known = commands.SelectMany(one => Visible(one.Command)).Concat(root.Options.Select(option => option.Name)).ToHashSet();

        Assert.Equal(commands.Count, Document.Split("\n## `onboard").Length - 1);
        Assert.Empty(System.Text.RegularExpressions.Regex.Matches(Document, "`(--[a-z-]+)").Select(match => match.Groups[1].Value).Except(known));
    }

    [Fact]
    public void The_documentation_shows_how_every_command_is_typed_in_a_clone() =>
        Assert.All(Leaves(CommandLine.Root(Texts.In(Texts.English)), "").Select(one => one.Path.Trim()), path =>
            Assert.True(Document.Contains($"`... {path}", StringComparison.Ordinal) || Document.Contains($"cli -- {path}", StringComparison.Ordinal), $"docs/cli.md does not show {path}."));

    [Theory]
    [InlineData("en", "Usage:", "Shows where a run stands.", "Shows help for a command.")]
    [InlineData("zh-CN", "用法:", "显示上线流程的进展。", "显示命令的帮助。")]
    public async Task Help_is_in_the_readers_language_the_parsers_own_words_too(string language, params string[] expected)
    {
        await using var app = await FakeApp.StartAsync();

        var said = await app.SayAsync("--help", "--lang", language);

        Assert.Equal(ExitCodes.Success, said.Code);
        Assert.All(expected, words => Assert.Contains(words, said.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bash", "complete -o filenames -F _onboard_complete onboard")]
    [InlineData("zsh", "compdef _onboard onboard")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_prints_a_script_for_each_shell(string shell, string expected)
    {
        await using var app = await FakeApp.StartAsync();

        Assert.Contains(expected, (await app.SayAsync("completion", shell)).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, (await app.SayAsync("completion", "fish")).Code);
    }

    [Fact]
    public void Completion_knows_commands_values_and_the_stages_of_the_product()
    {
        var root = CommandLine.Root(Texts.In(Texts.English));

        Assert.Contains("vendors", root.Parse("ve").GetCompletions().Select(one => one.Label));
        Assert.Equal(["html", "json"], root.Parse("record run-1 --format ").GetCompletions().Select(one => one.Label).Order());
        Assert.Equal(
            Onboarding.Workflows.Lifecycle.StageIds.All.Order(), root.Parse("list --stage ").GetCompletions().Select(one => one.Label).Order());
    }

    [Fact]
    public async Task Wrong_usage_is_told_to_a_program_as_JSON_on_stderr()
    {
        await using var app = await FakeApp.StartAsync();

        var said = await app.SayAsync("status", "--json");

        Assert.Equal((ExitCodes.BadInput, ""), (said.Code, said.Output));
        Assert.Equal("""{"error":"onboard: ID is missing. See onboard --help.","exitCode":2}""", said.Errors.TrimEnd());
    }

    private static IEnumerable<string> Visible(CliCommand command) => command.Options.Where(option => !option.Hidden).Select(option => option.Name);

    private static IEnumerable<(string Path, CliCommand Command)> Leaves(CliCommand command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(sub => Leaves(sub, $"{path} {sub.Name}".Trim()));
}
