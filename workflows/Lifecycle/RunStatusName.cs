using System.Text.Json;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>How statuses are written in the API and in the keys of texts: <c>scaledUp</c>.</summary>
public static class RunStatusName
{
    /// <summary>The name of a status.</summary>
    public static string Of(RunStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
