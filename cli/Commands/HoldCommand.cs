using System.CommandLine;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard hold ID --reason TEXT</c> or <c>--release</c>, for admins.</summary>
internal static class HoldCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var reason = new Option<string?>("--reason") { Description = texts["help.hold.reason"] };
        var release = new Option<bool>("--release") { Description = texts["help.hold.release"] };
        var hold = new Command("hold", texts["help.hold"]) { id, reason, release };
        hold.SetAction(async (parsed, cancellation) =>
        {
            var (run, why, ends) = (parsed.GetRequiredValue(id), parsed.GetValue(reason), parsed.GetValue(release));
            if (ends == why is not null) throw new CliException(texts["hold.choose"], ExitCodes.BadInput);
            using var client = options.ClientOf(parsed);
            var answer = ends
                ? await client.PostDocumentAsync(run, "hold/release", new JsonObject(), cancellation)
                : await client.PutDocumentAsync(run, "hold", new JsonObject { ["reason"] = why }, cancellation);
            options.OutputOf(parsed).Write(answer, ends ? texts["hold.released", run] : texts["hold.held", run, why!]);
            return ExitCodes.Success;
        });
        return hold;
    }
}
