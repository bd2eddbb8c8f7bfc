using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Onboarding.Cli;

/// <summary>Says in the reader's language what is wrong with the arguments.</summary>
internal static class UsageError
{
    public static string Of(ParseResult parsed, Texts texts)
    {
        if (parsed.UnmatchedTokens is [var unknown, ..]) return texts["usage.unknown", unknown];
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && command.Action is null)
            return texts["usage.no-command", string.Join(", ", command.Subcommands.Select(sub => sub.Name))];
        if (parsed.Errors[0].SymbolResult is OptionResult option)
            return option.Implicit ? texts["usage.missing", option.Option.Name] : BadOption(option.Option, texts);
        var missing = command.Arguments.FirstOrDefault(argument => parsed.GetResult(argument) is null or { Tokens.Count: 0 });
        if (missing is not null) return texts["usage.missing", missing.Name];
        var lacking = command.Options.FirstOrDefault(option => option.Required && parsed.GetResult(option) is null or { Implicit: true });
        return lacking is null ? parsed.Errors[0].Message : texts["usage.missing", lacking.Name];
    }

    private static string BadOption(Option option, Texts texts)
    {
        var known = option.GetCompletions(CompletionContext.Empty).Select(one => one.Label).ToList();
        return known.Count == 0 ? texts["usage.bad-option", option.Name] : texts["usage.one-of", option.Name, string.Join(", ", known)];
    }
}
