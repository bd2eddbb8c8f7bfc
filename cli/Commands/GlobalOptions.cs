using System.CommandLine;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Commands;

/// <summary>Options that every command has.</summary>
internal sealed class GlobalOptions
{
    public const string DefaultUrl = "http://127.0.0.1:7071";

    // A command of a person at the keyboard does not wait a minute for an app that is not there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Texts _texts;
    private readonly Option<string> _url;
    private readonly Option<string?> _key;
    private readonly Option<string> _language;

    public GlobalOptions(Texts texts)
    {
        _texts = texts;
        _url = new("--url") { Description = texts["help.url"], DefaultValueFactory = _ => DefaultUrl, Recursive = true };
        _key = new("--key") { Description = texts["help.key"], Recursive = true };
        _language = new("--lang") { Description = texts["help.lang"], DefaultValueFactory = _ => texts.Language, Recursive = true };
        _language.AcceptOnlyFromAmong(Texts.English, Texts.Chinese);
    }

    public IEnumerable<Option> All => [_url, _key, _language];

    public Uri UrlOf(ParseResult parsed) =>
        Uri.TryCreate(parsed.GetValue(_url), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CliException(_texts["error.url", parsed.GetValue(_url) ?? ""], ExitCodes.BadInput);

    public string? KeyOf(ParseResult parsed) => parsed.GetValue(_key);

    public OnboardingClient ClientOf(ParseResult parsed) => new(UrlOf(parsed), KeyOf(parsed), _texts.Language, Patience);
}
