using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions;
using Onboarding.Functions.SignIn;

namespace Onboarding.Unit.Tests.SignIn;

/// <summary>Nothing is open to everybody by accident.</summary>
public sealed class PublicRoutesTests
{
    private static readonly IReadOnlyList<HttpTriggerAttribute> Triggers =
    [
        .. typeof(HealthFunctions).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>(),
    ];

    private static IEnumerable<string> VendorPages =>
        Triggers.Select(trigger => trigger.Route!).Where(route => route.StartsWith("vendor/{token}", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void Only_links_that_carry_a_secret_what_pages_are_drawn_with_and_signed_or_empty_answers_need_nobody_signed_in() => Assert.Equal(
        ["api/v1/health", "api/v1/health/ready", "api/v1/mail/events", "api/v1/openapi.json", "approvals/{token}", "approvals/{token}/code", "approvals/{token}/delegate", "approvals/{token}/files/{evidenceId}", "scripts/{file}", "site.css", .. VendorPages],
        Triggers.Select(trigger => trigger.Route!).Where(IsPublic).Distinct().Order(StringComparer.Ordinal));

    // A browser that reads the API's description sends no key; sign-in guards it.
    [Fact]
    public void Whatever_of_the_API_is_not_public_asks_for_a_key_too() => Assert.All(
        Triggers.Where(trigger => trigger.Route!.StartsWith("api/v1/", StringComparison.Ordinal) && trigger.Route != "api/v1/openapi.json" && !IsPublic(trigger.Route)),
        trigger => Assert.True(trigger.AuthLevel == AuthorizationLevel.Function, trigger.Route));

    [Theory]
    [InlineData("/approvalsx")]
    [InlineData("/site.css/more")]
    [InlineData("/api/v1/healthy")]
    [InlineData("/")]
    public void What_only_begins_like_them_is_not(string path) => Assert.False(IsPublic(path));

    private static bool IsPublic(string route) => PublicRoutes.Include(new DefaultHttpContext { Request = { Path = "/" + route.TrimStart('/') } }.Request);
}
