using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>Renders a run's vendors side by side.</summary>
public sealed class VendorsPages([FromKeyedServices("pages")] Templates templates, RunStore store, RunHeads heads, Phrasebook phrases)
{
    private static readonly (string Name, Func<YearPrice, decimal> Of)[] PriceParts =
    [
        ("work", price => price.Work), ("afterHours", price => price.AfterHours), ("surge", price => price.Surge), ("minimumTopUp", price => price.MinimumTopUp),
        ("setUp", price => price.SetUp), ("training", price => price.Training), ("quality", price => price.Quality), ("reports", price => price.Reports),
    ];

    /// <summary>The page.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var shortlist = await ShortlistFile.ReadAsync(store, file, cancellation);
        var head = await heads.OfAsync(request, runId, RunTab.Vendors, cancellation);
        return HtmlPage.Of(
            request, StatusCodes.Status200OK, templates.Render("run-vendors.html.liquid", ViewOf(shortlist, language, PageFrame.Of(request, ""), head)), hasScripts: true);
    }

    /// <summary>The page's view. Pure.</summary>
    internal VendorsPage ViewOf(ShortlistFile shortlist, string language, PageFrame frame, RunHead head)
    {
        var assessment = ShortlistAssessment.Of(shortlist);
        var currency = shortlist.File.Request.Budget.Currency;
        return new VendorsPage(language, frame, head)
        {
            Ranking = [.. assessment.Ranking.Select(place => PlaceOf(place, assessment, currency, language))],
            Criteria = [.. assessment.Rules.Criteria.Select(criterion => CriterionOf(criterion, assessment, shortlist, language))],
            Prices = PricesOf(assessment, currency, language),
            Planned = Money(assessment.Planned, currency, language),
            Cut = [.. assessment.Cut.Select(vendor => new CutLine(vendor.Id, vendor.Name, vendor.CutReason ?? ""))],
            MustHaves = MustHavesOf(assessment.MustHaves, language),
            CanChange = shortlist.File.Run is { Stage: StageIds.Shortlist, StageState: StageState.Preparing, IsEnded: false } && frame.MayChange,
        };
    }

    private PlaceLine PlaceOf(RankedVendor place, ShortlistAssessment assessment, string currency, string language) => new()
    {
        Id = place.Vendor.Id,
        Name = place.Vendor.Name,
        Rank = place.Rank,
        Total = Number(decimal.Round(place.Total, 1), language),
        Spread = Number(decimal.Round(place.Spread, 1), language),
        Evaluators = place.Evaluators,
        Price = Money(place.FirstYearPrice, currency, language),
        IsEligible = place.IsEligible,
        Lacks =
        [
            .. place.Lacks.Select(lack => phrases.Render(lack, language)),
            .. assessment.Rules.Criteria.Where(criterion => place.Missed.Contains(criterion.Id))
                .Select(criterion => phrases.Render(new Phrase("vendors.missed").With("criterion", criterion.Name), language)),
        ],
        NotKnown = [.. place.NotKnown.Select(one => phrases.Render(one, language))],
        Flags = [.. place.RedFlags.Select(flag => new FlagLine(flag.Flag.Name.In(language), phrases.Render(flag.Reason, language)))],
    };

    private static CriterionRow CriterionOf(Criterion criterion, ShortlistAssessment assessment, ShortlistFile shortlist, string language) => new(
        criterion.Name.In(language),
        Number(criterion.Weight, language),
        assessment.Emphasis.Contains(criterion.Id),
        criterion.MustReach is { } least ? Number(least, language) : "",
        [
            .. from place in assessment.Ranking
               let scores = shortlist.Scorecards.Where(card => card.VendorId == place.Vendor.Id && card.Scores.ContainsKey(criterion.Id)).ToList()
               select new ScoreCell(
                   scores.Count == 0 ? "" : Number(decimal.Round((decimal)scores.Average(card => card.Scores[criterion.Id]), 1), language),
                   [.. scores.Select(card => $"{card.Evaluator} {card.Scores[criterion.Id].ToString(CultureInfo.InvariantCulture)}")],
                   place.Disagreements.Contains(criterion.Id)),
        ]);

    private IReadOnlyList<PriceRow> PricesOf(ShortlistAssessment assessment, string currency, string language)
    {
        var ranking = assessment.Ranking;
        if (ranking.All(place => place.Price is null)) return [];
        return
        [
            .. PriceParts.Where(part => ranking.Any(place => place.Price is { } price && part.Of(price) != 0))
                .Select(part => RowOf(part.Name, part.Of)),
            RowOf("total", price => price.Total) with { IsTotal = true },
            RowOf("perContact", price => price.PerContact),
        ];

        PriceRow RowOf(string name, Func<YearPrice, decimal> part) => new(
            phrases.Word($"year-price.{name}", language), false, [.. ranking.Select(place => place.Price is { } price ? Money(part(price), currency, language) : "")]);
    }

    private IReadOnlyList<string> MustHavesOf(MustHaves needed, string language)
    {
        (string Key, IEnumerable<PhraseValue> Values)[] kinds =
        [
            ("languages", needed.Languages.Select(LanguageTag.NameOf)),
            ("channels", needed.Channels.Select(channel => PhraseValue.Word($"channel.{channel}"))),
            ("hours", [needed.Hours]),
            ("certificates", needed.Certificates.Select(certificate => (PhraseValue)certificate)),
        ];
        return
        [
            .. from kind in kinds
               let values = kind.Values.Select(value => phrases.Render(new Phrase("value.text").With("text", value), language)).ToList()
               where values.Count > 0
               select phrases.Render(new Phrase($"vendors.must-have-{kind.Key}").With("list", string.Join(language == Languages.Chinese ? "、" : ", ", values)), language),
        ];
    }

    private static string Money(decimal amount, string currency, string language) => ValueText.Of(PhraseValue.Of(amount, currency), language);

    private static string Number(decimal number, string language) => ValueText.Of(number, language);
}
