using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.Functions.Host;

namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>What middleware is added to.</summary>
    public interface IFunctionsWorkerApplicationBuilder
    {
        /// <summary>The services.</summary>
        IServiceCollection Services { get; }

        /// <summary>Adds middleware; the first added is the outermost.</summary>
        IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    /// <summary>Starts a functions app.</summary>
    public static class FunctionsApplication
    {
        /// <summary>A builder with settings from local.settings.json, the environment and the command line.</summary>
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(LocalHostSettings.CreateBuilder(args));
    }

    /// <summary>Puts a functions app together.</summary>
    public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
    {
        private readonly WebApplicationBuilder _web;
        private readonly FunctionPipeline _pipeline = new();

        internal FunctionsApplicationBuilder(WebApplicationBuilder web)
        {
            _web = web;
            LocalHost.AddFoundation(web);
        }

        /// <summary>The services.</summary>
        public IServiceCollection Services => _web.Services;

        /// <summary>The settings.</summary>
        public IConfigurationManager Configuration => _web.Configuration;

        /// <summary>The environment.</summary>
        public IHostEnvironment Environment => _web.Environment;

        /// <summary>Logging.</summary>
        public ILoggingBuilder Logging => _web.Logging;

        /// <summary>Metrics.</summary>
        public IMetricsBuilder Metrics => _web.Metrics;

        IDictionary<object, object> IHostApplicationBuilder.Properties => ((IHostApplicationBuilder)_web).Properties;

        /// <inheritdoc/>
        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
        {
            _pipeline.Add(middleware);
            return this;
        }

        /// <inheritdoc/>
        public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
            where TContainerBuilder : notnull => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

        /// <summary>The app, ready to run.</summary>
        /// <exception cref="InvalidOperationException">A function or orchestrator of the app breaks a rule; the message names it.</exception>
        public IHost Build() => LocalHost.Build(_web, _pipeline);
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    /// <summary>HTTP functions on ASP.NET Core.</summary>
    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        /// <summary>Uses ASP.NET Core's request and result types in HTTP functions.</summary>
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
    }
}

namespace Microsoft.Extensions.Hosting
{
    /// <summary>Middleware around functions.</summary>
    public static class MiddlewareWorkerApplicationBuilderExtensions
    {
        /// <summary>Adds middleware that is made by dependency injection.</summary>
        public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
            where T : class, IFunctionsWorkerMiddleware => builder.UseWhen<T>(_ => true);

        /// <summary>Adds middleware for the runs that fit.</summary>
        public static IFunctionsWorkerApplicationBuilder UseWhen<T>(this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
            where T : class, IFunctionsWorkerMiddleware
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Services.AddSingleton<T>();
            return builder.Use(next => context => predicate(context)
                ? context.InstanceServices.GetRequiredService<T>().Invoke(context, next)
                : next(context));
        }
    }
}
