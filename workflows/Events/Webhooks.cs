using Microsoft.Extensions.Configuration;

namespace Onboarding.Workflows.Events;

/// <summary>Every webhook that is set up. With none, events cost a run nothing.</summary>
/// <param name="all">Each address once.</param>
public sealed class Webhooks(IReadOnlyList<Webhook> all)
{
    /// <summary>Section of the configuration.</summary>
    internal const string Section = "Events:Webhooks";

    /// <summary>Each of them.</summary>
    public IReadOnlyList<Webhook> All { get; } = all;

    /// <summary>The one with this key; null when it is not set up any more.</summary>
    public Webhook? Find(string key) => All.FirstOrDefault(webhook => webhook.Key == key);

    /// <summary>Those that are told of an audit entry of this kind.</summary>
    public IReadOnlyList<Webhook> Taking(string kind) => [.. All.Where(webhook => webhook.Takes(kind))];

    /// <summary>The webhooks of a configuration.</summary>
    /// <exception cref="InvalidDataException">A setting is wrong; the message names it and the remedy, and never holds a secret.</exception>
    public static Webhooks Read(IConfiguration configuration)
    {
        var all = configuration.GetSection(Section).GetChildren().Select(WebhookSettings.Read).ToList();
        var twice = all.GroupBy(webhook => webhook.Key).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new Webhooks(all)
            : throw new InvalidDataException($"{Section} names one address at {twice.First().Host} twice; give it one entry with all of its Types.");
    }
}
