using System.Globalization;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>Steps with a spinner in a terminal, as plain lines elsewhere.</summary>
internal sealed class ProgressView(IAnsiConsole console, Texts texts) : IProgressView
{
    private const int LongestLine = 90;

    public async Task StepAsync(string title, Func<Action<string>, Task> step)
    {
        var began = TimeProvider.System.GetTimestamp();
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Status().StartAsync(Markup.Escape(title), context =>
                step(line => context.Status($"{Markup.Escape(title)} [grey]{Markup.Escape(Short(line))}[/]")));
        }
        else
        {
            console.WriteLine($"{title} ...");
            await step(line => console.WriteLine($"  {line}"));
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        console.WriteLine(texts["step.done", title, seconds]);
    }

    private static string Short(string line) => line.Length <= LongestLine ? line : line[..LongestLine];
}
