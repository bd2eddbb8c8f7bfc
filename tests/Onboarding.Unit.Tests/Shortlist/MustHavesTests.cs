using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class MustHavesTests
{
    private static readonly MustHaves Needed = new(["en", "zh-CN"], ["phone", "chat"], "Mon-Fri 08:00-20:00", ["ISO 27001"]);

    private static readonly string[] Spoken = ["en", "zh-CN", "de", "zh-TW"];
    private static readonly string[] Served = ["phone", "chat", "email", "social"];
    private static readonly string[] Held = ["ISO 27001", "SOC 2", "ISO 9001", "iso27001"];

    private static readonly Vendor Fit = Vendor("a") with
    {
        Languages = ["en-GB", "zh-CN"],
        Channels = ["chat", "phone"],
        Hours = "24x7",
        Certificates = ["ISO/IEC 27001:2022"],
    };

    [Fact]
    public void Who_has_everything_lacks_nothing() => Assert.Empty(Needed.LackedBy(Fit));

    [Fact]
    public void Everything_that_a_vendor_lacks_is_named()
    {
        var bare = Fit with { Languages = ["en"], Channels = ["phone"], Hours = "Mon-Fri 09:00-20:00", Certificates = ["ISO 9001"] };

        Assert.Equal(["must-have.language", "must-have.channel", "must-have.hours", "must-have.certificate"], Needed.LackedBy(bare).Select(lack => lack.Key));
    }

    [Theory]
    [InlineData(null, "Mon-Fri 08:00-20:00", "must-have.hours-not-given")]
    [InlineData(" ", "Mon-Fri 08:00-20:00", "must-have.hours-not-given")]
    [InlineData("around the clock", "Mon-Fri 08:00-20:00", "must-have.hours-unreadable")]
    [InlineData("24x7", "always", "must-have.needed-hours-unreadable")]
    [InlineData("Mon 09:00-10:00", "always", "must-have.needed-hours-unreadable")]
    [InlineData(null, "always", "must-have.hours-not-given,must-have.needed-hours-unreadable")]
    [InlineData(",", "24x7", "must-have.hours-unreadable")]
    [InlineData("24x7", "Mon-Fri 08:00-20:00", "")]
    public void Hours_that_are_not_known_neither_pass_nor_fail_and_the_reason_says_whose(string? hours, string needed, string reasons)
    {
        var (mustHaves, vendor) = (Needed with { Hours = needed }, Fit with { Hours = hours });

        Assert.Empty(mustHaves.LackedBy(vendor));
        Assert.Equal(reasons, string.Join(",", mustHaves.NotKnownOf(vendor).Select(reason => reason.Key)));
    }

    [Fact]
    public void Hours_are_lacked_or_not_known_and_never_both() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Sample((served, needed) =>
    {
        string?[] hours = [null, "24x7", "Mon-Fri 09:00-18:00", "always", ""];
        var (mustHaves, vendor) = (Needed with { Hours = hours[needed] ?? "24x7" }, Fit with { Hours = hours[served] });

        return mustHaves.NotKnownOf(vendor).Count == 0 || mustHaves.LackedBy(vendor).Count == 0;
    });

    [Fact]
    public void Another_script_is_another_language() =>
        Assert.Equal("must-have.language", Assert.Single(Needed.LackedBy(Fit with { Languages = ["en", "zh-TW"] })).Key);

    [Fact]
    public void The_request_adds_to_what_the_playbook_demands()
    {
        var request = SampleFile.Request with { RequiredCertificates = ["SOC 2", "iso27001"] };

        Assert.Equal(["ISO 27001", "SOC 2"], MustHaves.Of(request, Rules with { RequiredCertificates = ["ISO 27001"] }).Certificates);
    }

    [Fact]
    public void A_vendor_that_lacks_a_must_have_ranks_last_whatever_its_scores()
    {
        var lacking = new Candidate { Vendor = Vendor("a"), Scorecards = [Card("a", "ann", 5, 5)], RedFlags = [], Lacks = Needed.LackedBy(Vendor("a")) };
        var other = new Candidate { Vendor = Vendor("b"), Scorecards = [Card("b", "ann", 3, 3)], RedFlags = [] };

        var ranking = ShortlistRanking.Of([lacking, other], Rules);

        Assert.Equal([("b", true), ("a", false)], ranking.Select(one => (one.Vendor.Id, one.IsEligible)));
    }

    [Fact]
    public void What_a_vendor_has_in_addition_never_makes_it_lack_more_and_order_never_matters() =>
        Gen.Select(Gen.Shuffle(Spoken), Gen.Int[0, 3], Gen.Shuffle(Served), Gen.Int[0, 3], Gen.Shuffle(Held), Gen.Int[0, 3], Gen.Int[0, 2])
            .Sample((languages, spoken, channels, served, certificates, held, more) =>
            {
                var vendor = Fit with { Languages = languages[..spoken], Channels = channels[..served], Certificates = certificates[..held] };
                var richer = more switch
                {
                    0 => vendor with { Languages = languages[..(spoken + 1)] },
                    1 => vendor with { Channels = channels[..(served + 1)] },
                    _ => vendor with { Certificates = certificates[..(held + 1)] },
                };
                var turned = vendor with { Languages = Turned(vendor.Languages), Channels = Turned(vendor.Channels), Certificates = Turned(vendor.Certificates) };

                return Lacks(richer).All(Lacks(vendor).Contains) && Lacks(turned).SequenceEqual(Lacks(vendor));
            });

    [Fact]
    public void What_is_demanded_in_addition_never_makes_a_vendor_lack_less() => Gen.Int[0, 15].Sample(which =>
    {
        var vendor = Fit with { Languages = [.. Spoken.Where((_, place) => (which & (1 << place)) != 0)] };

        return (Needed with { Languages = [.. Needed.Languages, "fr"] }).LackedBy(vendor).Count >= Needed.LackedBy(vendor).Count;
    });

    [Fact]
    public void Longer_hours_never_cover_less() => Gen.Select(Gen.Int[0, 23], Gen.Int[0, 23], Gen.Int[0, 23]).Sample((start, end, needed) =>
    {
        var (shorter, longer) = ($"Mon-Sun {start:00}:00-{Math.Max(start, end) + 1:00}:00", $"Mon-Sun {start:00}:00-24:00");
        var hour = $"Wed {needed:00}:00-{needed + 1:00}:00";

        return ServiceHours.Cover(shorter, hour) != true || ServiceHours.Cover(longer, hour) == true;
    });

    [Theory]
    [InlineData("24x7", "24X7", true)]
    [InlineData("24x7", "Mon-Sun 00:00-24:00", true)]
    [InlineData("Mon-Sun 00:00-24:00", "24x7", true)]
    [InlineData("Mon-Fri 09:00-18:00", "24x7", false)]
    [InlineData("Mon-Fri 09:00-18:00", "Tue 10:00-11:00", true)]
    [InlineData("Mon-Fri 09:00-18:00", "Sat 10:00-11:00", false)]
    [InlineData("Mon-Fri 09:00-18:00, Sat 10:00-14:00", "Sat 10:00-11:00", true)]
    [InlineData("Mon-Sun 20:00-08:00", "Tue 02:00-07:00", true)]
    [InlineData("Sun 22:00-06:00", "Mon 05:00-06:00", true)]
    [InlineData("Fri-Mon 09:00-10:00", "Sun 09:00-10:00", true)]
    [InlineData("Mon-Fri 9-18", "24x7", null)]
    [InlineData("Mon-Fry 09:00-18:00", "24x7", null)]
    [InlineData("Mon 09:00-25:00", "24x7", null)]
    public void Hours_are_compared_minute_by_minute(string served, string needed, bool? covered) => Assert.Equal(covered, ServiceHours.Cover(served, needed));

    private static IReadOnlyList<string> Turned(IReadOnlyList<string> items) => [.. items.AsEnumerable().Reverse()];

    private static IReadOnlyList<string> Lacks(Vendor vendor) => [.. Needed.LackedBy(vendor).Select(lack => TemplateFolders.Phrases.Render(lack, "en"))];
}
