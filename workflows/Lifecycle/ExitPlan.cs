namespace Onboarding.Workflows.Lifecycle;

/// <summary>When and how the vendor leaves, by the notice that the contract asks for. Row <c>exit-plan</c>.</summary>
public sealed record ExitPlan
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>First day of the notice.</summary>
    public required DateOnly NoticeGivenOn { get; init; }

    /// <summary>Last day on which the vendor serves customers, not before the notice.</summary>
    public required DateOnly LastDayOfService { get; init; }

    /// <summary>Where the service goes.</summary>
    public required ExitDestination Destination { get; init; }
}

/// <summary>Where the service goes after an exit.</summary>
public enum ExitDestination
{
    /// <summary>Back to the company's own team.</summary>
    InHouse,

    /// <summary>To the vendor that stands by; a run of its own takes it over once the exit is approved.</summary>
    ReserveVendor,
}
