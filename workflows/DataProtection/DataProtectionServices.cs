using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>What export, erasure and retention need.</summary>
internal static class DataProtectionServices
{
    public static IServiceCollection AddDataProtectionOfPeople(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => RetentionSettings.Read(configuration));
        services.TryAddSingleton<RunRows>();
        services.TryAddSingleton<PersonSearch>();
        services.TryAddSingleton<PersonExport>();
        services.TryAddSingleton<PersonTraces>();
        services.TryAddSingleton<ErasureLog>();
        services.TryAddSingleton<ErasePerson>();
        services.TryAddSingleton<HoldRun>();
        services.TryAddSingleton<RunBelongings>();
        services.TryAddSingleton<PseudonymisePeople>();
        services.TryAddSingleton<RemoveRun>();
        services.TryAddSingleton<ApplyRetention>();
        return services;
    }
}
