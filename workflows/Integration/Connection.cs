namespace Onboarding.Workflows.Integration;

/// <summary>A connection between the vendor's work place and one of the company's systems (S1, S3). Row <c>connection:{id}</c>.</summary>
public sealed record Connection
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of system: <c>crm</c>, <c>help-desk</c>, <c>order-management</c>, <c>telephony</c> or <c>ccaas</c>.</summary>
    public required string System { get; init; }

    /// <summary>Which way data flows, seen from the company: <c>in</c>, <c>out</c> or <c>both</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>How it authenticates: <c>oauth2</c>, <c>saml</c>, <c>mutual-tls</c>, <c>api-key</c> or <c>password</c>.</summary>
    public required string Authentication { get; init; }

    /// <summary><c>test</c> or <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>How far it is.</summary>
    public required ConnectionStatus Status { get; init; }

    /// <summary>Day of the test; required once it was tested.</summary>
    public DateOnly? TestedOn { get; init; }

    /// <summary>Link or file reference that shows the test; required once it was tested.</summary>
    public string? Evidence { get; init; }
}

/// <summary>How far a connection is.</summary>
public enum ConnectionStatus
{
    /// <summary>Agreed, not there yet.</summary>
    Planned,

    /// <summary>There, not tested.</summary>
    Connected,

    /// <summary>Tested and good.</summary>
    Tested,

    /// <summary>Tested and not good.</summary>
    Failed,
}
