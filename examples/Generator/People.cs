using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Examples;

/// <summary>The retailer's people. All are invented; the domain cannot exist.</summary>
internal static class People
{
    public static IReadOnlyList<Person> All { get; } =
    [
        English(Roles.ProjectManager, "Mei Lin Tan", "meilin.tan", "SG", "Asia/Singapore"),
        English(Roles.BpoOwner, "Daniel Okafor", "daniel.okafor", "GB", "Europe/London"),
        English(Roles.Sponsor, "Helen Marsh", "helen.marsh", "GB", "Europe/London"),
        Chinese(Roles.Operations, "王俊", "jun.wang", "CN", "Asia/Shanghai"),
        English(Roles.Operations, "Oliver Grant", "oliver.grant", "GB", "Europe/London"),
        English(Roles.Legal, "Katarzyna Nowak", "katarzyna.nowak", "PL", "Europe/Warsaw"),
        English(Roles.Security, "Tomás Ferreira", "tomas.ferreira", "PT", "Europe/Lisbon"),
        English(Roles.Finance, "Sarah Whitcombe", "sarah.whitcombe", "GB", "Europe/London"),
        Chinese(Roles.It, "刘洋", "yang.liu", "CN", "Asia/Shanghai"),
    ];

    /// <summary>The first person with a role.</summary>
    public static Person With(string role) => All.First(person => person.Role == role);

    private static Person English(string role, string name, string mailbox, string country, string timeZone) =>
        Of(role, name, mailbox, Languages.English, country, timeZone);

    private static Person Chinese(string role, string name, string mailbox, string country, string timeZone) =>
        Of(role, name, mailbox, Languages.Chinese, country, timeZone);

    private static Person Of(string role, string name, string mailbox, string language, string country, string timeZone) => new()
    {
        Role = role,
        Name = name,
        Email = $"{mailbox}@harbour-pine.example",
        Language = language,
        Country = country,
        TimeZone = timeZone,
    };
}
