using System.Text.Json;
using System.Text.RegularExpressions;

namespace Onboarding.Infra.Tests;

/// <summary>No key, nothing public that need not be, no secret where one could be read: in each environment, on what it really makes.</summary>
[Collection(OnTemplates.Name)]
public sealed partial class SecurityTests(Templates templates)
{
    // Their values are secrets by docs/settings.md; on Azure they are read from the vault.
    private static readonly Regex Secret = SecretSetting();

    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Storage_knows_no_keys_no_public_blobs_and_no_old_encryption(string environment) =>
        Assert.All(templates.In(environment).Of("Microsoft.Storage/storageAccounts"), account =>
        {
            Assert.Equal("False", account["allowSharedKeyAccess"]);
            Assert.Equal("False", account["allowBlobPublicAccess"]);
            Assert.Equal("TLS1_2", account["minimumTlsVersion"]);
            Assert.Equal("True", account["supportsHttpsTrafficOnly"]);
            Assert.Equal("False", account["allowCrossTenantReplication"]);
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void Containers_are_private(string environment) =>
        Assert.All(templates.In(environment).Of("Microsoft.Storage/storageAccounts/blobServices/containers"), container => Assert.Equal("None", container["publicAccess"]));

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_app_is_reached_by_https_with_TLS_1_2_and_takes_code_from_nobody_with_a_password(string environment)
    {
        var deployment = templates.In(environment);
        var app = deployment.Only("Microsoft.Web/sites");

        Assert.Equal(("True", "1.2", "1.2"), (app["httpsOnly"], app["siteConfig.minTlsVersion"], app["siteConfig.scmMinTlsVersion"]));
        Assert.Equal("UserAssignedIdentity", app["functionAppConfig.deployment.storage.authentication.type"]);
        var passwords = deployment.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(["ftp", "scm"], passwords.Select(one => one.Name.Split('/')[^1]).Order());
        Assert.All(passwords, one => Assert.Equal("False", one["allow"]));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_vault_goes_by_roles_and_what_is_deleted_can_be_had_back(string environment)
    {
        var vault = templates.In(environment).Only("Microsoft.KeyVault/vaults");

        Assert.Equal(("True", "True", "True"), (vault["enableRbacAuthorization"], vault["enablePurgeProtection"], vault["enableSoftDelete"]));
        Assert.Null(vault["accessPolicies"]);
        // Azure refuses to change it later, so it is no setting.
        Assert.Equal("90", vault["softDeleteRetentionInDays"]);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Logs_and_metrics_are_taken_from_identities_only(string environment)
    {
        Assert.Equal("True", templates.In(environment).Only("Microsoft.Insights/components")["DisableLocalAuth"]);
        Assert.Equal("True", templates.In(environment).Only("Microsoft.OperationalInsights/workspaces")["features.disableLocalAuth"]);
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("production")]
    public void A_private_network_leaves_no_door_of_storage_and_vault_to_the_outside(string environment)
    {
        var deployment = templates.In(environment);

        Assert.All([deployment.Only("Microsoft.Storage/storageAccounts"), deployment.Only("Microsoft.KeyVault/vaults")], one =>
        {
            Assert.Equal("Disabled", one["publicNetworkAccess"]);
            Assert.Equal("Deny", one["networkAcls.defaultAction"]);
            Assert.Equal("None", one["networkAcls.bypass"]);
        });
        Assert.Equal(["blob", "queue", "table", "vault"], deployment.Of("Microsoft.Network/privateEndpoints").Select(one => one.Name.Split('-')[^1]).Order());
        Assert.Equal(4, deployment.Of("Microsoft.Network/privateDnsZones").Count);
        Assert.EndsWith("/subnets/app", deployment.Only("Microsoft.Web/sites")["virtualNetworkSubnetId"], StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_who_are_let_in_by_their_addresses_are_the_only_ones_beside_the_private_network() =>
        Assert.All(Doors("everything"), one =>
        {
            Assert.Equal("Deny", one["networkAcls.defaultAction"]);
            Assert.Equal("203.0.113.0/24", Assert.Single(one.Properties.GetProperty("networkAcls").GetProperty("ipRules").EnumerateArray()).GetProperty("value").GetString());
        });

    // Rules for addresses do not apply to what comes from the same region, as the app does: the first start would find its storage shut.
    [Theory]
    [InlineData("dev")]
    [InlineData("open")]
    public void Without_a_private_network_no_rule_shuts_the_app_out_of_its_own_storage_and_vault(string environment) =>
        Assert.All(Doors(environment), one =>
        {
            Assert.Equal(("Enabled", "Allow"), (one["publicNetworkAccess"], one["networkAcls.defaultAction"]));
            Assert.Empty(one.Properties.GetProperty("networkAcls").GetProperty("ipRules").EnumerateArray());
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_is_secret_among_the_settings_is_a_reference_into_the_vault(string environment)
    {
        var secrets = templates.In(environment).Settings.Where(setting => Secret.IsMatch(setting.Key)).ToList();

        Assert.Contains(secrets, setting => setting.Key == "Mail__SendGrid__ApiKey");
        Assert.All(secrets, setting => Assert.Contains("@Microsoft.KeyVault(VaultName=", setting.Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_setting_holds_a_key_of_storage_or_of_anything_else(string environment) => Assert.All(templates.In(environment).Settings, setting =>
        Assert.DoesNotMatch("(?i)AccountKey=|SharedAccess|Password=|sig=|whsec_|SG\\.", setting.Value));

    [Fact]
    public void No_template_reads_a_key_takes_a_secret_or_gives_one_back()
    {
        Assert.DoesNotMatch("(?i)listKeys|listAccountSas|listServiceSas|listSecrets|listConnectionStrings", templates.Compiled);
        Assert.DoesNotMatch("\"type\": \"secure(string|object)\"", templates.Compiled.ToLowerInvariant());
        using var compiled = JsonDocument.Parse(templates.Compiled);
        Assert.All(compiled.RootElement.GetProperty("outputs").EnumerateObject(), output => Assert.DoesNotMatch("(?i)key|secret|password|connection", output.Name));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Whoever_is_not_signed_in_is_judged_by_the_app_and_no_client_secret_is_needed(string environment)
    {
        var deployment = templates.In(environment);
        var signIn = deployment.Resources.Single(one => one.Name.EndsWith("/authsettingsV2", StringComparison.Ordinal));

        Assert.Equal("True", signIn["platform.enabled"]);
        Assert.Equal("AllowAnonymous", signIn["globalValidation.unauthenticatedClientAction"]);
        var setting = signIn["identityProviders.azureActiveDirectory.registration.clientSecretSettingName"]!;
        Assert.Equal("OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", setting);
        Assert.Equal(deployment.Settings["AzureWebJobsStorage__clientId"], deployment.Settings[setting]);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Storage_vault_workspace_and_app_say_what_happens_to_them_and_the_apps_paths_are_in_no_log(string environment)
    {
        var logs = templates.In(environment).Of("Microsoft.Insights/diagnosticSettings");

        foreach (var part in new[] { "/blobServices/", "/queueServices/", "/tableServices/", "Microsoft.KeyVault/vaults/", "Microsoft.OperationalInsights/workspaces/", "Microsoft.Web/sites/" })
            Assert.Contains(logs, log => log.Id.Contains(part, StringComparison.Ordinal));
        var ofApp = Assert.Single(logs, log => log.Id.Contains("Microsoft.Web/sites/", StringComparison.Ordinal));
        Assert.Null(ofApp["logs"]);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Everything_that_can_have_tags_has_those_by_which_it_is_found(string environment) =>
        Assert.All(templates.In(environment).Resources.Where(one => one.Tags.Any()), one => Assert.Superset(new HashSet<string> { "app", "environment" }, one.Tags.ToHashSet()));

    private IReadOnlyList<Resource> Doors(string environment) =>
        [.. new[] { "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults" }.Select(type => templates.In(environment).Only(type))];

    [GeneratedRegex("(?i)(ApiKey|Secret|Password|Chat__Webhooks__\\d+__Url)$")]
    private static partial Regex SecretSetting();
}
