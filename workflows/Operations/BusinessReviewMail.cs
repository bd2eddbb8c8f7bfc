using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Tells the company's leads what a business review showed that needed nobody's decision.</summary>
public sealed class BusinessReviewMail(RunStore store, RunPeople people, GateTexts texts, Phrasebook phrases) : IMailKind
{
    private static readonly string[] Leads = [Roles.ProjectManager, Roles.BpoOwner, Roles.Operations];

    /// <inheritdoc />
    public string Kind => MailKinds.BusinessReview;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var request = await store.GetAsync<OnboardingRequest>(order.RunId, RowKeys.Request, cancellation);
        // Not the vendor's lead: the figures hold the company's own budget.
        return RunPeople.Once(request.People.Where(person => Leads.Contains(person.Role)).Select(RunPeople.Of));
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        var language = recipient.Language;
        var review = await store.GetAsync<BusinessReview>(order.RunId, RowKeys.Review(order.ReviewNumber!.Value), cancellation);
        return new BusinessReviewView(language, recipient.Name, run.Company, run.Title)
        {
            Vendor = (await people.VendorAsync(order.RunId, cancellation))?.Name ?? run.Vendor ?? "",
            Number = review.Number,
            From = ValueText.OfDay(review.From, language),
            To = ValueText.OfDay(review.To, language),
            Reasons = [.. review.Reasons.Select(reason => phrases.Render(reason, language))],
            Gate = new ReviewFigures([.. review.Figures.Select(figure => texts.Of(figure, language))]),
        };
    }
}

/// <summary>View of <see cref="BusinessReviewMail"/>.</summary>
public sealed record BusinessReviewView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>Number of the review.</summary>
    public required int Number { get; init; }

    /// <summary>First day that it looks at.</summary>
    public required string From { get; init; }

    /// <summary>Last day that it looks at.</summary>
    public required string To { get; init; }

    /// <summary>What it showed.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Its figures, under the name that the templates of figures share with those of gates.</summary>
    public required ReviewFigures Gate { get; init; }
}

/// <summary>Figures of a review.</summary>
/// <param name="Figures">In words.</param>
public sealed record ReviewFigures(IReadOnlyList<FigureText> Figures);
