namespace Onboarding.Integration.Tests.Play;

/// <summary>What a company hands over when it starts from a playbook: small, and with everything that the playbook is about.</summary>
internal sealed record SampleScope
{
    public required string DeliveryModel { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = ["phone", "chat"];

    public IReadOnlyList<string> Directions { get; init; } = ["inbound"];

    public IReadOnlyList<string> TicketTypes { get; init; } = ["Where is my order", "Returns"];

    /// <summary>The first is the one that the pilot is staffed for, by phone.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en", "zh-CN"];

    public IReadOnlyList<string> Markets { get; init; } = ["GB", "CN"];

    public IReadOnlyList<string> Industries { get; init; } = [];

    public string Segment { get; init; } = "Orders of customers in Great Britain";

    public static SampleScope Of(string playbook) => playbook switch
    {
        "customer-service-bpo" => new() { DeliveryModel = "offshore" },
        "managed-service-team" => new() { DeliveryModel = "nearshore", Languages = ["en"], Markets = ["GB"] },
        "overseas-service" => new()
        {
            DeliveryModel = "follow-the-sun",
            Channels = ["phone", "email", "chat"],
            Languages = ["de", "en", "zh-CN"],
            Markets = ["DE", "GB", "CN"],
            Industries = ["e-commerce"],
            Segment = "Orders of customers in Germany",
        },
        "call-centre" => new()
        {
            DeliveryModel = "onshore",
            Channels = ["phone"],
            Directions = ["inbound", "outbound"],
            TicketTypes = ["Order by phone", "Delivery date"],
            Languages = ["en"],
            Markets = ["GB"],
            Segment = "Calls of the regular hours",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(playbook), playbook, "No sample starts from it."),
    };
}
