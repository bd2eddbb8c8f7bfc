namespace Onboarding.Workflows.DataProtection;

/// <summary>How a person may be named in a text, beside by an address or the key of one, by which they are named anywhere.</summary>
public enum NameUse
{
    /// <summary>Not by a name: the text is an id, which may look like one. "project-manager" is a role, whatever somebody is called.</summary>
    Never,

    /// <summary>By a name as people write it.</summary>
    AsWritten,

    /// <summary>By a name as ids of people write it, too: "Jun Wang" is "jun-wang".</summary>
    AsId,
}
