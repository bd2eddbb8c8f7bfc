using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Workflows;

namespace Onboarding.Unit.Tests.Storage;

public sealed class IdentityTests
{
    [Fact]
    public void An_account_without_a_key_is_reached_with_the_identity_of_the_app()
    {
        var configuration = Configuration(("AzureWebJobsStorage:tableServiceUri", "https://account.table.core.windows.net"));
        using var services = new ServiceCollection().AddOnboardingWorkflows(configuration).BuildServiceProvider();

        Assert.Equal("account", services.GetRequiredService<TableServiceClient>().AccountName);
        Assert.IsType<DefaultAzureCredential>(services.GetRequiredService<TokenCredential>());
    }

    [Fact]
    public void Of_several_identities_the_one_that_is_named_is_used() => Assert.Equal(
        "0b1c", OnboardingServices.IdentityOf(Configuration(("AzureWebJobsStorage:clientId", "0b1c"))).ManagedIdentityClientId);

    [Fact]
    public void Without_connection_string_and_address_the_start_says_what_to_set()
    {
        using var services = new ServiceCollection().AddOnboardingWorkflows(Configuration()).BuildServiceProvider();

        Assert.Contains("tableServiceUri", Assert.Throws<InvalidDataException>(services.GetRequiredService<TableServiceClient>).Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(one => one.Key, string? (one) => one.Value)).Build();
}
