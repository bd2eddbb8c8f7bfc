using System.Reflection;

namespace Onboarding.Functions;

/// <summary>Which version of the app this is.</summary>
internal static class BuiltVersion
{
    /// <summary>With the revision that it was built of, for example 1.0.0+4f2c...; after a deployment it tells which version answers.</summary>
    public static string WithRevision { get; } =
        typeof(BuiltVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1.0.0";

    /// <summary>The number alone.</summary>
    public static string Number { get; } = WithRevision.Split('+')[0];
}
