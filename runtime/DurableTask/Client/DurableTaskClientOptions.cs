using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>Options of a client.</summary>
public class DurableTaskClientOptions
{
    private DataConverter? _dataConverter;

    /// <summary>Version of orchestrations that are started without one; empty: unversioned.</summary>
    public string DefaultVersion { get; set; } = "";

    /// <summary>Writes and reads inputs, outputs, events and states; default: one that is registered as a service, else JSON.</summary>
    public DataConverter DataConverter
    {
        get => _dataConverter ?? JsonDataConverter.Default;
        set => _dataConverter = value;
    }

    /// <summary>Kept for compatibility: entities are not part of this runtime.</summary>
    public bool EnableEntitySupport { get; set; }

    internal bool HasDataConverter => _dataConverter is not null;

    internal void ApplyTo(DurableTaskClientOptions other)
    {
        if (!other.HasDataConverter) other.DataConverter = DataConverter;
        other.EnableEntitySupport |= EnableEntitySupport;
        if (!string.IsNullOrWhiteSpace(DefaultVersion)) other.DefaultVersion = DefaultVersion;
    }
}
