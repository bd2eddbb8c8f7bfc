namespace Onboarding.Browser.Tests.Pages;

/// <summary>What decision links lead to. They are in the language of whom they were sent to.</summary>
internal static class LinksShown
{
    public static IEnumerable<ShownPage> Of(FilledLinks links) =>
    [
        new("decision", "ShowApproval", "decision", language => links.OfReview[language]),
        new("decision-first", "ShowApproval", "decision", language => links.OfRequirements[language]),
        new("decision-errors", "AnswerApproval", "decision", language => links.OfReview[language]) { Then = ShownPage.Sent("main form") },
        new("decision-answered", "ShowApproval", "closed", _ => links.Answered) { IsInOneLanguage = true },
        new("decision-closed", "ShowApproval", "closed", _ => links.Closed) { IsInOneLanguage = true },
        new("decision-code", "ShowApproval", "decision", _ => links.Code) { IsInOneLanguage = true },
        new("decision-code-asked", "AskForCode", "decision", _ => links.Code) { IsInOneLanguage = true, Then = ShownPage.Sent("form[action$='/code']") },
        new("decision-not-yet", "ShowApproval", "not-yet", language => $"/not-yet.{language}") { Sample = language => Path.Combine("Gates", "Snapshots", $"not-yet.{language}.html") },
        new("decision-expired", "ShowApproval", "expired-link", _ => links.Expired),
        new("decision-unknown", "ShowApproval", "unknown-link", $"/approvals/{new string('C', 43)}"),
        new("delegate", "ShowDelegation", "delegate", language => $"{links.OfReview[language]}/delegate"),
        new("delegate-errors", "DelegateApproval", "delegate", language => $"{links.OfReview[language]}/delegate") { Then = ShownPage.Sent("main form") },
    ];
}
