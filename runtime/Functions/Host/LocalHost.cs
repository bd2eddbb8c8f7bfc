using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Runtime.Functions.Clock;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>The local host: local services, then the clock, the engine, Kestrel, timers; the other way round at the end.</summary>
internal static class LocalHost
{
    /// <summary>What must be there, and start, before the app's own services.</summary>
    public static void AddFoundation(WebApplicationBuilder web)
    {
        web.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
        // Whatever the settings say: these write paths, as lines or as scopes of other lines, and a path may carry a secret.
        web.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.Warning);
        var services = web.Services;
        services.AddSingleton<LocalServices>();
        services.AddHostedService(provider => provider.GetRequiredService<LocalServices>());
        services.AddSingleton(provider => new Lazy<TaskHub>(provider.GetRequiredService<TaskHub>));
        services.AddSingleton<ScaledTimeProvider>();
        services.TryAddSingleton<TimeProvider>(provider => provider.GetRequiredService<ScaledTimeProvider>());
        services.AddSingleton<HostTable>();
        services.AddSingleton<ClockKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockKeeper>());
        services.AddMvcCore();
        services.AddProblemDetails();
    }

    public static IHost Build(WebApplicationBuilder web, FunctionPipeline pipeline)
    {
        var assemblies = AppFunctions.Assemblies(AppAssembly(web));
        var functions = AppFunctions.Find(assemblies);
        var keys = new AccessKeys(web.Configuration);
        var file = HostFile.Read();
        web.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddTasks(registry => AppFunctions.Register(registry, assemblies));
            if (file.Versioning is { } versioning) worker.UseVersioning(versioning);
        });
        web.Services.AddOptions<DurableTaskRegistry>().Configure<IServiceScopeFactory>(
            (registry, scopes) => AppFunctions.Register(registry, functions, pipeline, scopes));
        web.Services.AddDurableTaskClient(client => client.UseDefaultVersion(file.DefaultVersion));
        web.Services.AddSingleton<IHostedService>(provider => new TimerFunctions(
            functions, pipeline, provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<HostTable>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Onboarding.Runtime.Functions")));
        var app = web.Build();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Onboarding.Runtime.Functions");
        app.UseStatusCodePages();
        app.Use((http, next) => keys.IsForeignHost(http)
            ? Results.Problem(statusCode: StatusCodes.Status421MisdirectedRequest, title: "This app answers to this machine only.",
                detail: "Ask for it as 127.0.0.1 or localhost.").ExecuteAsync(http)
            : next(http));
        AdminRoutes.Map(app, keys);
        new HttpFunctions(pipeline, keys, logger).Map(app, functions, file.RoutePrefix);
        app.Lifetime.ApplicationStarted.Register(() => Announcement.Print(app));
        return new LocalHostApp(app);
    }

    private static Assembly AppAssembly(WebApplicationBuilder web) =>
        Assembly.Load(web.Configuration["Runtime:App"] ?? Assembly.GetEntryAssembly()!.GetName().Name!);
}
