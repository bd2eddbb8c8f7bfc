using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.Functions.Clock;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>What the local host prints once it is ready.</summary>
internal static class Announcement
{
    public static void Print(WebApplication app)
    {
        var services = app.Services.GetRequiredService<LocalServices>();
        var clock = app.Services.GetRequiredService<ScaledTimeProvider>();
        Console.WriteLine();
        Console.WriteLine($"  Onboarding   {string.Join(' ', app.Urls)}");
        if (services.InboxPage is { } inbox) Console.WriteLine($"  Inbox        {inbox}");
        Console.WriteLine($"  Storage      {(app.Configuration["AzureWebJobsStorage"] is null or Azurite.AzuriteService.DevelopmentStorage ? $"Azurite, data in {services.DataFolder}" : "as AzureWebJobsStorage says")}");
        if (clock.IsSet) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Clock        {clock.GetUtcNow():u}, {clock.Pace.Scale}x real time"));
        Console.WriteLine("  Ready. Ctrl+C stops everything.");
        Console.WriteLine();
    }
}
