using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Unit.Tests.VendorSide;

/// <summary>A vendor's contact and the run that they come to.</summary>
internal static class SampleVendorSide
{
    public static readonly DateTimeOffset Now = new(2026, 5, 20, 9, 0, 0, TimeSpan.Zero);

    public static InvitedContact Contact { get; } = new()
    {
        VendorId = "harbour-voice",
        Key = PersonKeys.Of("mei@harbour.example"),
        Name = "Mei <Tan>",
        Email = "mei@harbour.example",
        Language = Languages.English,
        InvitedBy = "Maria Ortiz",
        InvitedAt = Now.AddDays(-10),
        Invitations = 1,
    };

    public static VendorLink Link { get; } = new("run-1", "harbour-voice", Contact.Key, 1, Now.AddDays(80));

    public static VendorFile File { get; } = At(SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled));

    public static VendorFile At(Run run) => new(SampleFile.File with { Run = run }, new Vendor
    {
        Id = "harbour-voice",
        Name = "Harbour Voice",
        Country = "PH",
        FoundBy = "fair",
        Languages = ["en"],
        Channels = ["phone", "chat"],
        MinimumAgents = 5,
        MaximumAgents = 100,
        MonthlyPrice = 1,
        Shortlisted = true,
        Contact = new VendorContact("Lead", "lead@harbour.example", Languages.English),
    }, Contact);

    public static VendorSubmission Submission => new()
    {
        Id = "00000007",
        VendorId = "harbour-voice",
        VendorName = "Harbour Voice",
        ContactKey = Contact.Key,
        ContactName = Contact.Name,
        At = Now.AddHours(-2),
        State = SubmissionState.Waiting,
    };
}
