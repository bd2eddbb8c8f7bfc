namespace Onboarding.Bench.Cost.Model;

/// <summary>
/// What the Durable Task Scheduler bills. An action is a message that it sends to the app: the start of an orchestration or sub-orchestration or
/// of an activity, a timer that is due, an event, an order, a result (learn.microsoft.com/azure/durable-task/scheduler/durable-task-scheduler-billing,
/// May 2026). Reading an instance's state is none.
/// </summary>
internal static class SchedulerBackEnd
{
    /// <summary>Actions a second that a capacity unit of the Dedicated SKU takes, by the same page.</summary>
    public const double ActionsOfCapacityUnit = 2_000;

    private const double SecondsOfMonth = 730 * 3600;

    /// <summary>Actions, which the Consumption SKU is billed by.</summary>
    public static double Actions(EngineWork work) =>
        work.ClientStarts + work.SubStarts + work.ContinuedAsNew
        + work.Activities + work.Results
        + work.TimersFired + work.TimerLegs
        + work.Events + work.Orders;

    /// <summary>Capacity units of the Dedicated SKU for so many actions a month, spread evenly; at least one.</summary>
    public static int CapacityUnits(double actionsOfMonth) =>
        Math.Max(1, (int)Math.Ceiling(actionsOfMonth / SecondsOfMonth / ActionsOfCapacityUnit));
}
