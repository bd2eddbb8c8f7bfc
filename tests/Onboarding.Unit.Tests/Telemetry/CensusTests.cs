using System.Text.Json;
using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Functions.Telemetry;
using Onboarding.Testing;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Unit.Tests.Telemetry;

/// <summary>What is told of all runs, whichever instance of the app looked at them.</summary>
public sealed class CensusTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly KeptTables _tables = new();
    private readonly FakeTimeProvider _time = new(Monday);

    public static TheoryData<Exception> Faults() => new(
        new AuthenticationFailedException("no identity"), new JsonException("a newer build's row"), new IOException("cut off"), new Azure.RequestFailedException(403, "refused"));

    [Fact]
    public async Task An_instance_tells_the_census_that_another_one_took()
    {
        using (var other = new CensusMeter(_tables, _time)) await other.KeepAsync(Taken());
        using var census = new CensusMeter(_tables, _time);
        using var refresh = new CensusRefresh(census, NullLogger<CensusRefresh>.Instance);
        using var told = new Measurements(Measures.MeterName);

        await refresh.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => Task.FromResult(told.Look("onboarding.workflows.failed").Count > 0), "the census to be read");
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([("stage=contract status=running", 3.0), ("stage=pilot status=scaledUp", 1)], told.Look("onboarding.runs"));
        Assert.Equal([("gate=contract", 2 + 10 / 60.0)], told.Look("onboarding.gate.age"));
        Assert.Equal([("", 25 * 60.0)], told.Look("onboarding.mail.waiting"));
        Assert.Equal([("", 2.0)], told.Look("onboarding.workflows.failed"));
        Assert.Equal([("of=start", 7.0)], told.Look("onboarding.engine.queue"));
        Assert.Equal([("of=run", 1.0)], told.Look("onboarding.poison"));
        Assert.Equal([("", 600.0)], told.Look("onboarding.reconciler.age"));
        await refresh.StopAsync(CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_census_that_cannot_be_read_ends_neither_the_looks_nor_the_app(Exception fault)
    {
        _tables.Fault = fault;
        using var census = new CensusMeter(_tables, _time);
        using var refresh = new CensusRefresh(census, NullLogger<CensusRefresh>.Instance);

        await refresh.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => Task.FromResult(_tables.Looks > 0), "a look");
        await refresh.StopAsync(CancellationToken.None);

        // A fault would be the app's end; being stopped is none.
        Assert.False(refresh.ExecuteTask!.IsFaulted);
    }

    [Fact]
    public async Task Before_any_pass_the_age_counts_from_the_app_s_start_and_not_from_before_its_clock_was_set()
    {
        using var census = new CensusMeter(_tables, _time);
        using var refresh = new CensusRefresh(census, NullLogger<CensusRefresh>.Instance);
        using var told = new Measurements(Measures.MeterName);
        Assert.Empty(told.Look("onboarding.reconciler.age"));
        _time.Advance(TimeSpan.FromDays(300));

        await refresh.StartAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal([("", 960.0)], told.Look("onboarding.reconciler.age"));
        await refresh.StopAsync(CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Tables_that_cannot_be_asked_do_not_answer(Exception fault)
    {
        _tables.Fault = fault;

        Assert.False(await new StorageProbe(_tables).AnswersAsync());
    }

    [Fact]
    public async Task Each_census_counts_once()
    {
        using var census = new CensusMeter(_tables, _time);
        using var told = new Measurements(Measures.MeterName);

        await census.KeepAsync(Taken());
        await census.KeepAsync(Taken());

        Assert.True(census.IsWanted);
        Assert.True(told.IsCounter("onboarding.census"));
        Assert.Equal([("", 2.0)], told.Added("onboarding.census"));
    }

    [Fact]
    public void A_gate_of_a_run_that_is_paused_does_not_age_and_mails_that_are_settled_do_not_wait()
    {
        var taking = new CensusTaking();
        taking.Add(SampleGate.Run with { Pause = new Standstill(1, Monday, "Maria", "holidays") }, [Gate("pilot-review-30", Monday.AddDays(-9))], []);
        taking.Add(SampleGate.Run, [], [Mail(MailState.Sent), Mail(MailState.Failed)]);

        var census = taking.ToCensus(Monday, [], 0, 0);

        Assert.Empty(census.OpenGates);
        Assert.Null(census.MailSince);
    }

    [Fact]
    public void The_latency_of_a_mail_is_told_by_its_kind()
    {
        using var told = new Measurements(Measures.MeterName);

        Measures.MailAccepted("census-test", TimeSpan.FromSeconds(90));

        Assert.Equal([("kind=census-test", 90.0)], told.Added("onboarding.mail.latency").Where(one => one.Of == "kind=census-test"));
    }

    private static Census Taken()
    {
        var taking = new CensusTaking();
        taking.Add(SampleGate.Run, [Gate("contract", Monday.AddHours(-2)), Gate("contract", Monday.AddHours(-1))], [Mail(MailState.Delayed), Mail(MailState.Sent)]);
        taking.AddGivenUp();
        return taking.ToCensus(Monday, [new RunCount("contract", RunStatus.Running, 3), new RunCount("pilot", RunStatus.ScaledUp, 1)], failed: 2, pending: 7);
    }

    private static Gate Gate(string id, DateTimeOffset openedAt) => SampleGate.File().Gate with { Id = id, Status = GateStatus.Open, OpenedAt = openedAt };

    private static OutboxMail Mail(MailState state) => new()
    {
        Key = "k",
        Kind = MailKinds.GateDecided,
        To = "m@example.com",
        Subject = "s",
        State = state,
        QueuedAt = Monday.AddMinutes(-15),
    };
}
