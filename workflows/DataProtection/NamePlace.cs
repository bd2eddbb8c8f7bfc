using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Where in a document a text stands, which says how a person may be named there. Pure.</summary>
/// <param name="IsPlaybook">Whether the document is a playbook, which has no people but many ids that look like their names.</param>
/// <param name="Member">Member that has the text, or the list with it.</param>
/// <param name="Above">Member that has the object with that member.</param>
internal readonly record struct NamePlace(bool IsPlaybook, string Member, string Above)
{
    private const string Text = "text";

    // Members whose texts are ids of the product or of things, beside those that end like one (ownerRole, vendorId).
    private static readonly HashSet<string> Ids = new(StringComparer.Ordinal) { "id", "key", "kind", "role", "roles", "stage", "state", "status", "vendor", "reserveVendor" };
    private static readonly string[] EndsOfIds = ["Id", "Ids", "Key", "Keys", "Kind", "Role", "Roles", "Stage", "State", "Status"];

    // Members whose texts may be ids of people.
    private static readonly string[] IdsOfPeople = ["actor", "evaluator"];

    /// <summary>The whole of a row.</summary>
    public static NamePlace Of(RunDocument row) => new(row.Key == RowKeys.Playbook, "", "");

    /// <summary>Place of a text in an audit entry.</summary>
    public static NamePlace At(string pointer) => pointer.Split('/')[1..].Aggregate(default(NamePlace), (place, member) => place.In(member));

    /// <summary>How a person may be named here.</summary>
    public NameUse Use => this switch
    {
        { IsPlaybook: true } => NameUse.Never,
        { Member: null } => NameUse.AsWritten,
        _ when Ids.Contains(Member) || EndsOfIds.Any(Member.EndsWith) => NameUse.Never,
        _ when IdsOfPeople.Contains(Member == Text ? Above : Member) => NameUse.AsId,
        _ => NameUse.AsWritten,
    };

    /// <summary>Place of one of its members.</summary>
    public NamePlace In(string member) => new(IsPlaybook, member, Member);
}
