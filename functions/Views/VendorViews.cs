using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Shows vendors with their ranking.</summary>
public sealed class VendorViews(RunStore store, Phrasebook phrases)
{
    /// <summary>Every vendor as it was handed in, with its answers and offer; those on the shortlist with their place among the others, best first.</summary>
    internal async Task<IReadOnlyList<JsonObject>> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var shortlist = await ShortlistFile.ReadAsync(store, await RunFile.ReadAsync(store, runId, cancellation), cancellation);
        var assessment = ShortlistAssessment.Of(shortlist);
        return
        [
            .. assessment.Ranking.Select(place => Of(place.Vendor, shortlist, RankingView.Of(place, phrases, language), language)),
            .. assessment.Cut.Select(vendor => Of(vendor, shortlist, null, language)),
        ];
    }

    private JsonObject Of(Vendor vendor, ShortlistFile shortlist, RankingView? ranking, string language)
    {
        var view = Json(vendor);
        view["notGiven"] = new JsonArray([.. VendorProfile.NotGiven(vendor.Profile).Select(member => Json(NotGivenView.Of(member, phrases, language)))]);
        if (shortlist.Answers.FirstOrDefault(answers => answers.VendorId == vendor.Id) is { } answers) view["answers"] = Json(answers)["items"]!.DeepClone();
        if (shortlist.Offers.FirstOrDefault(offer => offer.VendorId == vendor.Id) is { } offer) view["offer"] = Json(offer);
        if (ranking is not null) view["ranking"] = Json(ranking);
        return view;
    }

    private static JsonObject Json<T>(T value) => JsonSerializer.SerializeToNode(value, RunJson.Options)!.AsObject();
}

/// <summary>A member of a vendor's profile that was left out.</summary>
/// <param name="Member">Its name in the profile.</param>
/// <param name="Name">What people call it.</param>
internal sealed record NotGivenView(string Member, string Name)
{
    public static NotGivenView Of(string member, Phrasebook phrases, string language) => new(member, phrases.Word($"vendor-profile.{member}", language));
}

/// <summary>A vendor's place.</summary>
internal sealed record RankingView(
    int Rank,
    decimal Total,
    decimal Spread,
    int Evaluators,
    int RedFlags,
    bool IsEligible,
    IReadOnlyList<string> Disagreements,
    IReadOnlyList<string> Missed,
    IReadOnlyList<string> Lacks,
    IReadOnlyList<string> NotKnown,
    IReadOnlyList<RaisedFlagView> RaisedFlags,
    decimal FirstYearPrice)
{
    public static RankingView Of(RankedVendor place, Phrasebook phrases, string language) => new(
        place.Rank,
        place.Total,
        place.Spread,
        place.Evaluators,
        RaisedFlag.Count(place.RedFlags),
        place.IsEligible,
        place.Disagreements,
        place.Missed,
        [.. place.Lacks.Select(lack => phrases.Render(lack, language))],
        [.. place.NotKnown.Select(unknown => phrases.Render(unknown, language))],
        [.. place.RedFlags.Select(flag => RaisedFlagView.Of(flag, phrases, language))],
        place.FirstYearPrice);
}

/// <summary>A red flag with its rule and what raised it; derived ones follow from answers and profile.</summary>
internal sealed record RaisedFlagView(string Id, string Name, string? Rule, string Reason, bool IsDerived)
{
    public static RaisedFlagView Of(RaisedFlag raised, Phrasebook phrases, string language) =>
        new(raised.Flag.Id, raised.Flag.Name.In(language), raised.Flag.Rule?.In(language), phrases.Render(raised.Reason, language), raised.IsDerived);
}
