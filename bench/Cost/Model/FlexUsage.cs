namespace Onboarding.Bench.Cost.Model;

/// <summary>
/// What Flex Consumption bills on demand: executions, and the memory of an instance for the time in which it executes anything
/// (learn.microsoft.com/azure/azure-functions/flex-consumption-plan, section Billing).
/// </summary>
internal sealed record FlexUsage(double Executions, double GbSeconds)
{
    // By the same section: at least a second, then by begun tenths.
    private const double ShortestMilliseconds = 1_000;
    private const double StepMilliseconds = 100;

    public static FlexUsage None { get; } = new(0, 0);

    /// <summary>Milliseconds that are billed of a period of activity.</summary>
    public static double Billed(double milliseconds) =>
        Math.Max(ShortestMilliseconds, Math.Ceiling(milliseconds / StepMilliseconds) * StepMilliseconds);

    /// <summary>Executions that each are a period of their own and take less than a second: the most that short work can cost.</summary>
    public static FlexUsage Short(double executions, double gigabytes) => new(executions, executions * ShortestMilliseconds / 1000 * gigabytes);

    /// <summary>What is billed after a month's free grant. It is given once a month for all apps of a subscription, so it is taken off a month's sum and nothing else.</summary>
    public FlexUsage After(FlexUsage grant) => new(Math.Max(0, Executions - grant.Executions), Math.Max(0, GbSeconds - grant.GbSeconds));

    public static FlexUsage operator +(FlexUsage one, FlexUsage other) => new(one.Executions + other.Executions, one.GbSeconds + other.GbSeconds);

    public static FlexUsage operator *(FlexUsage usage, double times) => new(usage.Executions * times, usage.GbSeconds * times);
}
