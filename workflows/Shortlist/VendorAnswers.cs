namespace Onboarding.Workflows.Shortlist;

/// <summary>A vendor's answers to the playbook's questions. Row <c>answers:{vendor}</c>.</summary>
public sealed record VendorAnswers
{
    /// <summary>Vendor id.</summary>
    public required string VendorId { get; init; }

    /// <summary>One line per question that was answered.</summary>
    public required IReadOnlyList<VendorAnswer> Items { get; init; }
}

/// <summary>One answer.</summary>
public sealed record VendorAnswer
{
    /// <summary>Question id of the playbook.</summary>
    public required string Question { get; init; }

    /// <summary>What the vendor said.</summary>
    public required string Text { get; init; }

    /// <summary>True when the company finds the answer vague or defensive.</summary>
    public bool Vague { get; init; }

    /// <summary>Why it was found vague.</summary>
    public string? Note { get; init; }
}
