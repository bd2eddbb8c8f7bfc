using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Tracing;

/// <summary>
/// Ids of spans that begin in one turn and end in a later one, perhaps months and restarts after. They follow from what is stored of the
/// execution, so nothing of them has to be kept, and every process comes to the same.
/// </summary>
internal static class SpanIds
{
    private const int Bytes = 8;

    /// <summary>The span of an execution.</summary>
    public static ActivitySpanId Of(InstanceRow row) => Of(row, -1);

    /// <summary>The span of a task that the execution called.</summary>
    public static ActivitySpanId Of(InstanceRow row, int taskId)
    {
        // The instant tells a rewound execution, whose spans were told when it failed, from what it was before.
        var text = string.Create(CultureInfo.InvariantCulture, $"{row.InstanceId}\n{row.ExecutionId}\n{row.BegunAt?.UtcTicks}\n{taskId}");
        return ActivitySpanId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }

    /// <summary>Gives a span that has just been started an id of one's own, as the public packages do: no public member can.</summary>
    public static void Set(Activity span, ActivitySpanId id) => IdOf(span) = id.ToHexString();

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? IdOf(Activity span);
}
