using System.CommandLine;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard completion bash|zsh|pwsh</c>: prints what a shell reads to complete commands, options, stages and the newest runs.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new() { ["bash"] = "bash", ["zsh"] = "zsh", ["pwsh"] = "ps1" };

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var shell = new Argument<string>("SHELL") { Description = texts["help.completion.shell"], HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", texts["help.completion"]) { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(shell);
            var script = ScriptOf(name);
            options.OutputOf(parsed).Write(new { shell = name, script }, script);
        });
        return command;
    }

    private static string ScriptOf(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.onboard.{Scripts[shell]}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
