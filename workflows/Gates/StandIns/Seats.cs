namespace Onboarding.Workflows.Gates;

/// <summary>
/// Places at a gate's table. A place belongs to one approver; deputies and delegates take the same place, so that it counts once whoever
/// of them answers. Pure.
/// </summary>
public static class Seats
{
    /// <summary>Whose place a part takes: the approver's key whom it stands in for, or its own.</summary>
    public static string KeyOf(Approval approval) => approval.InPlaceOf?.Seat ?? approval.ApproverKey;

    /// <summary>
    /// One part for each place, in the order of the places: the first answer, or whoever can give it. It has the role of the place, as a
    /// stand-in answers for that role. A place that was given to somebody who has one of their own is theirs: nobody counts twice.
    /// </summary>
    public static IReadOnlyList<Approval> Of(IReadOnlyList<Approval> approvals) =>
        [.. approvals.GroupBy(KeyOf).Select(Counted).OfType<Approval>()];

    private static Approval? Counted(IGrouping<string, Approval> seat)
    {
        var counts = seat.Where(one => one.Choice is not null).OrderBy(one => one.AnsweredAt).ThenBy(one => one.ApproverKey, StringComparer.Ordinal).FirstOrDefault()
            ?? seat.FirstOrDefault(one => one.PassedOn is null);
        if (counts?.InPlaceOf is null) return counts;
        var role = seat.FirstOrDefault(one => one.InPlaceOf is null)?.Approver.Role ?? counts.Approver.Role;
        return counts with { Approver = counts.Approver with { Role = role } };
    }
}
