namespace Onboarding.Workflows.Calendars;

/// <summary>Days of the week and hours at which somebody works, in their own time zone.</summary>
/// <param name="From">Start of a working day, <c>HH:mm</c>.</param>
/// <param name="To">End of a working day, <c>HH:mm</c>, later than its start.</param>
public sealed record WorkingHours(string From, string To)
{
    /// <summary>Working days of the week; null: those of the person's country.</summary>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    /// <summary>Monday to Friday, nine to five: what is taken where nothing else is known.</summary>
    public static WorkingHours Usual { get; } = new("09:00", "17:00")
    {
        Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
    };
}
