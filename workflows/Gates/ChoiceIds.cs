namespace Onboarding.Workflows.Gates;

/// <summary>Ids of choices that the code recommends or acts on. A playbook may name them as it likes and add others, but must have these.</summary>
public static class ChoiceIds
{
    /// <summary>The stage is done.</summary>
    public const string Approve = "approve";

    /// <summary>Back to the project manager.</summary>
    public const string RequestChanges = "request-changes";

    /// <summary>The run ends here.</summary>
    public const string Reject = "reject";

    /// <summary>Pilot: on to the ramp.</summary>
    public const string ScaleUp = "scale-up";

    /// <summary>Pilot: on as planned. Ramp: the next step begins although the rule stopped it.</summary>
    public const string Continue = "continue";

    /// <summary>Pilot: on, with another scope.</summary>
    public const string AdjustScope = "adjust-scope";

    /// <summary>Pilot: longer, once, up to the longest pilot.</summary>
    public const string Extend = "extend";

    /// <summary>Leave the vendor.</summary>
    public const string Exit = "exit";

    /// <summary>Ramp: the step is taken once more.</summary>
    public const string RepeatStep = "repeat-step";

    /// <summary>Ramp: it stands still until the project manager submits it again.</summary>
    public const string Hold = "hold";

    /// <summary>Operations: keep the vendor.</summary>
    public const string Keep = "keep";

    /// <summary>Operations: ask for a corrective plan.</summary>
    public const string CorrectivePlan = "corrective-plan";
}
