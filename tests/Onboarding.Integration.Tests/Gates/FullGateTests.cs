using Microsoft.Extensions.DependencyInjection;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>A gate that asks as many people as a gate asks, each of them away and each in a country of which nothing is known.</summary>
[Collection(LocalServices.Collection)]
public sealed class FullGateTests(LocalServices local)
{
    [Fact]
    public async Task It_opens_as_a_whole_although_everybody_is_away_and_takes_nobody_more()
    {
        await using var app = await GateApp.StartAsync(local);
        var approvers = Enumerable.Range(0, Approvers.Most).Select(number => Someone(Roles.Legal, number)).ToList();
        var delegates = Enumerable.Range(0, Approvers.Most).Select(number => Someone(Roles.Operations, number)).ToList();
        await app.Store.ChangeAsync(app.Order.RunId, async run =>
        {
            var request = await app.Store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request);
            var absences = approvers.Zip(delegates).Select(pair => Away(pair.First, pair.Second));
            return new RunChange(run)
            {
                Put = new Dictionary<string, object>(absences.ToDictionary(one => RowKeys.Absence(one.PersonKey, isOwn: false), object (one) => one))
                {
                    [RowKeys.Request] = request with { People = [.. approvers, .. delegates] },
                },
            };
        });

        await app.OpenAsync();
        await app.OpenAsync();

        var file = await app.FileAsync();
        Assert.Equal((true, 60, 30, 30), (file.IsOpen, file.Approvals.Count, file.Waiting.Count, file.Seats.Count));
        Assert.All(file.Waiting, part => Assert.Equal(StandInCause.Delegation, part.InPlaceOf!.Cause));
        var kinds = (await app.AuditKindsAsync()).CountBy(kind => kind).ToDictionary();
        Assert.Equal((1, 30, 30), (kinds["gate.opened"], kinds["gate.delegated"], kinds["calendar.missing"]));
        Assert.Null(AuditChain.FirstBreak(await app.AuditAsync()));
        Assert.Equal(AnswerStatus.Accepted, (await app.AnswerAsync(await app.LinkOfAsync(delegates[0].Email), "approve")).Status);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            app.Services.GetRequiredService<AddApprover>().AddAsync(app.Order.RunId, app.Order.GateId, Someone(Roles.AdHoc, 99)));
        Assert.Equal(("email", "error.gate-full"), Assert.Single(refused.Errors) is { } error ? (error.Field, error.Message.Key) : default);
    }

    private static Person Someone(string role, int number) => new()
    {
        Role = role,
        Name = $"{role} {number}",
        Email = $"{role}{number}@example.com",
        Language = Languages.English,
        // User-assigned codes: no country will ever have them.
        Country = number < 26 ? $"X{(char)('A' + number)}" : $"Q{(char)('M' + (number % 13))}",
        TimeZone = "Europe/Berlin",
    };

    private static Absence Away(Person who, Person delegated) => new()
    {
        PersonKey = PersonKeys.Of(who.Email),
        Name = who.Name,
        From = new DateOnly(2026, 3, 1),
        Until = new DateOnly(2026, 3, 31),
        DelegateKey = PersonKeys.Of(delegated.Email),
        DelegateName = delegated.Name,
        By = Roles.ProjectManager,
        RecordedAt = GateApp.Start,
    };
}
