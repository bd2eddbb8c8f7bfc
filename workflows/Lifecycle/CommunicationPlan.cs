namespace Onboarding.Workflows.Lifecycle;

/// <summary>Who talks to whom, how often, over what, and who is called when it burns (S0, S3). Row <c>communication-plan</c>.</summary>
public sealed record CommunicationPlan
{
    /// <summary>The company's contacts, the project lead among them.</summary>
    public required IReadOnlyList<PlanContact> CompanyContacts { get; init; }

    /// <summary>The vendor's contacts, its project lead among them.</summary>
    public required IReadOnlyList<PlanContact> VendorContacts { get; init; }

    /// <summary>Meetings that come again.</summary>
    public required IReadOnlyList<PlannedMeeting> Meetings { get; init; }

    /// <summary>Name of the instant-message group or other channel for the day's business.</summary>
    public required string Channel { get; init; }

    /// <summary>Who is called when, from the first level upwards.</summary>
    public required IReadOnlyList<EscalationLevel> Escalation { get; init; }
}

/// <summary>Somebody who is spoken to.</summary>
/// <param name="Name">Name.</param>
/// <param name="Task">What they answer for, in the company's words.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="IsLead">True for the project lead of their side.</param>
public sealed record PlanContact(string Name, string Task, string Email, bool IsLead = false);

/// <summary>A meeting that comes again.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="EveryDays">Calendar days from one to the next: 7 for weekly.</param>
public sealed record PlannedMeeting(string Name, int EveryDays);

/// <summary>One level of the escalation path; levels stand in their order.</summary>
/// <param name="Contact">Who is called.</param>
/// <param name="AfterMinutes">Minutes after which it goes to this level; they rise from level to level.</param>
public sealed record EscalationLevel(string Contact, int AfterMinutes);
