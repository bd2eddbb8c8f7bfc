using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Onboarding.Cli.Approving;

/// <summary>What a person sees on a decision page: a heading, perhaps a word of warning, and a form while it can be decided.</summary>
internal sealed record DecisionPage(Uri Address, string Heading, string? Warning, DecisionForm? Form)
{
    public static DecisionPage Read(Uri address, string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var heading = Text(document.QuerySelector("h1")) ?? document.Title ?? "";
        var form = document.QuerySelectorAll<IHtmlFormElement>("form").Select(form => ReadForm(address, form)).FirstOrDefault(form => form is not null);
        return new(address, heading, Text(document.QuerySelector("[role=alert]")), form);
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

    private static string? Text(IElement? element) =>
        element is null ? null : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The form of a decision page.</summary>
internal sealed record DecisionForm(Uri Action, IReadOnlyList<string> Choices, IReadOnlyDictionary<string, string> Hidden);
