using Onboarding.Cli.Display;

namespace Onboarding.Cli.Hosting;

/// <summary>Restores and builds the app, and with it the npm tools that it starts.</summary>
internal sealed class AppBuild(Repository repository, Texts texts)
{
    private const int LinesKept = 8;

    // Nothing of the build may outlive this program: no server, no reused node.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    public async Task RunAsync(IProgressView view, CancellationToken cancellation)
    {
        await StepAsync(view, texts["step.restore"], ["restore", repository.FunctionsProject, "-v", "minimal"], cancellation);
        await StepAsync(
            view,
            texts["step.build"],
            ["build", repository.FunctionsProject, "--no-restore", "-v", "minimal", "-nologo", "-clp:NoSummary", "-p:UseSharedCompilation=false"],
            cancellation);
    }

    private Task StepAsync(IProgressView view, string title, string[] arguments, CancellationToken cancellation) =>
        view.StepAsync(title, async say =>
        {
            var last = new Queue<string>();
            await using var build = ChildProcess.Start("dotnet", arguments, repository.Root, Settings, line =>
            {
                if (line.Length == 0) return;
                say(line.Trim());
                lock (last)
                {
                    last.Enqueue(line.Trim());
                    if (last.Count > LinesKept) last.Dequeue();
                }
            });
            await build.WaitAsync(cancellation);
            if (build.ExitCode != 0) throw new CliException(texts["error.build", title, string.Join(" | ", last)]);
        });
}
