namespace Microsoft.Azure.Functions.Worker;

/// <summary>Why a timer function runs.</summary>
public class TimerInfo
{
    /// <summary>Last and next run; null when runs are not remembered.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>It runs later than scheduled.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Last and next run of a timer function.</summary>
public class ScheduleStatus
{
    /// <summary>UTC, of the last occurrence that ran.</summary>
    public DateTime Last { get; set; }

    /// <summary>UTC, of the next occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>UTC, when this was written.</summary>
    public DateTime LastUpdated { get; set; }
}
