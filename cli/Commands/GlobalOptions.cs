using System.CommandLine;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Commands;

/// <summary>Options that every command has.</summary>
internal sealed class GlobalOptions
{
    public const string DefaultUrl = "http://127.0.0.1:7071";

    /// <summary>Machine output. Looked for before parsing too: what is wrong with the arguments is then said to a program.</summary>
    public const string JsonName = "--json";

    // A command of a person at the keyboard does not wait a minute for an app that is not there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Texts _texts;
    private readonly Option<string?> _url;
    private readonly Option<string?> _key;
    private readonly Option<string?> _language;
    private readonly Option<bool> _json;

    public GlobalOptions(Texts texts)
    {
        _texts = texts;
        _url = new("--url") { Description = texts["help.url"], Recursive = true };
        _key = new("--key") { Description = texts["help.key"], Recursive = true };
        _language = new("--lang") { Description = texts["help.lang"], Recursive = true };
        _language.AcceptOnlyFromAmong(Texts.English, Texts.Chinese);
        _json = new(JsonName) { Description = texts["help.json"], Recursive = true };
    }

    public IEnumerable<Option> All => [_url, _key, _language, _json];

    public Uri UrlOf(ParseResult parsed) =>
        Uri.TryCreate(parsed.GetValue(_url) ?? DefaultUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CliException(_texts["error.url", parsed.GetValue(_url) ?? ""], ExitCodes.BadInput);

    public string? KeyOf(ParseResult parsed) => parsed.GetValue(_key);

    public CommandOutput OutputOf(ParseResult parsed) => new(parsed.GetValue(_json));

    public OnboardingClient ClientOf(ParseResult parsed) => ClientOf(parsed, Patience);

    /// <summary>A client for what the app needs a while for.</summary>
    public OnboardingClient SlowClientOf(ParseResult parsed, TimeSpan answerTime) => new(UrlOf(parsed), KeyOf(parsed), _texts.Language, Patience, answerTime);

    public OnboardingClient ClientOf(ParseResult parsed, TimeSpan patience) => new(UrlOf(parsed), KeyOf(parsed), _texts.Language, patience);

    /// <summary>The argument that names a run; completed with the newest runs when the app answers.</summary>
    public Argument<string> RunArgument()
    {
        var id = new Argument<string>("ID") { Description = _texts["help.id"] };
        id.CompletionSources.Add(context => KnownRuns.Of(this, context));
        return id;
    }

    /// <summary>An option that names a stage.</summary>
    public static Option<string?> StageOption(string help)
    {
        var stage = new Option<string?>("--stage") { Description = help, HelpName = "STAGE" };
        stage.CompletionSources.Add(StageNames.All.ToArray());
        return stage;
    }
}
