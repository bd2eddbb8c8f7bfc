using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Onboarding.Cli.Approving;

/// <summary>What a person sees on a decision page: a heading, a form while it can be decided, and what came of it.</summary>
/// <param name="Status">What the server answered with.</param>
/// <param name="Address">Where it was shown.</param>
/// <param name="Heading">What is decided.</param>
/// <param name="Warning">Why an answer was not taken; null when nothing was refused.</param>
/// <param name="Notice">How the decision stands; null while it is open to this person.</param>
/// <param name="Form">The form; null when there is nothing to answer.</param>
internal sealed record DecisionPage(HttpStatusCode Status, Uri Address, string Heading, string? Warning, string? Notice, DecisionForm? Form)
{
    /// <summary>True for the page after an answer that counts.</summary>
    public bool IsTaken => Form is null && Warning is null && (int)Status is >= 200 and < 300;

    /// <summary>The page in words, without its form.</summary>
    public string InWords => string.Join('\n', new[] { Heading, Warning, Notice }.Where(part => !string.IsNullOrEmpty(part)));

    public static DecisionPage Read(HttpStatusCode status, Uri address, string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var heading = Text(document.QuerySelector("h1")) ?? document.Title ?? "";
        var form = document.QuerySelectorAll<IHtmlFormElement>("form").Select(form => ReadForm(address, form)).FirstOrDefault(form => form is not null);
        return new(status, address, heading, Lines(document.QuerySelector("[role=alert]")), Lines(document.QuerySelector("[role=status]")), form);
    }

    private static DecisionForm? ReadForm(Uri address, IHtmlFormElement form)
    {
        var choices = form.QuerySelectorAll("[name=choice]").SelectMany(Choices).Distinct().ToList();
        if (choices.Count == 0) return null;
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Where(input => input.Name is not null)
            .ToDictionary(input => input.Name!, input => input.Value);
        var action = form.GetAttribute("action");
        return new(string.IsNullOrEmpty(action) ? address : new Uri(address, action), choices, hidden);
    }

    private static IEnumerable<string> Choices(IElement element) => element switch
    {
        IHtmlSelectElement select => select.Options.Select(option => option.Value).Where(value => value.Length > 0),
        _ => element.GetAttribute("value") is { Length: > 0 } value ? [value] : [],
    };

    private static string? Lines(IElement? element)
    {
        var lines = element?.QuerySelectorAll("p, li").Select(Text).ToList();
        return lines is { Count: > 0 } ? string.Join('\n', lines) : Text(element);
    }

    private static string? Text(IElement? element) =>
        element is null ? null : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The form of a decision page.</summary>
internal sealed record DecisionForm(Uri Action, IReadOnlyList<string> Choices, IReadOnlyDictionary<string, string> Hidden);
