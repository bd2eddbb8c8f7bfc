using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>One run of a function.</summary>
    public abstract class FunctionContext
    {
        /// <summary>Id of the run.</summary>
        public abstract string InvocationId { get; }

        /// <summary>Id of the function.</summary>
        public abstract string FunctionId { get; }

        /// <summary>What the function is.</summary>
        public abstract FunctionDefinition FunctionDefinition { get; }

        /// <summary>Services of the run's scope.</summary>
        public abstract IServiceProvider InstanceServices { get; set; }

        /// <summary>Values that middleware shares with the function.</summary>
        public abstract IDictionary<object, object> Items { get; set; }

        /// <summary>Signals that the run should end.</summary>
        public virtual CancellationToken CancellationToken => CancellationToken.None;
    }

    /// <summary>What a function is.</summary>
    public abstract class FunctionDefinition
    {
        /// <summary>Its name.</summary>
        public abstract string Name { get; }

        /// <summary>Its method, with the class's full name.</summary>
        public abstract string EntryPoint { get; }

        /// <summary>Path of its assembly.</summary>
        public abstract string PathToAssembly { get; }

        /// <summary>Its id.</summary>
        public abstract string Id { get; }
    }

    /// <summary>What a function returned, before the host answers with it; middleware may put something else in its place.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    public abstract class InvocationResult<T>
    {
        /// <summary>The result.</summary>
        public abstract T? Value { get; set; }
    }

    /// <summary>What a function returned.</summary>
    public abstract class InvocationResult : InvocationResult<object>
    {
    }

    /// <summary>Access to what a run returned.</summary>
    public static class FunctionContextBindingFeatureExtensions
    {
        /// <summary>What the function returned; its value is null before it has.</summary>
        public static InvocationResult GetInvocationResult(this FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return context.Items.TryGetValue(typeof(InvocationResult), out var result) && result is InvocationResult known
                ? known
                : throw new InvalidOperationException("Only functions that are triggered by HTTP have a result here.");
        }
    }

    /// <summary>Access to the HTTP request of a run.</summary>
    public static class FunctionContextExtensions
    {
        internal const string HttpContextKey = "HttpRequestContext";

        /// <summary>The HTTP context; null when the function is not triggered by HTTP.</summary>
        public static HttpContext? GetHttpContext(this FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return context.Items.TryGetValue(HttpContextKey, out var http) ? http as HttpContext : null;
        }
    }
}

namespace Microsoft.Azure.Functions.Worker.Middleware
{
    /// <summary>The rest of the pipeline.</summary>
    public delegate Task FunctionExecutionDelegate(FunctionContext context);

    /// <summary>Runs around every function.</summary>
    public interface IFunctionsWorkerMiddleware
    {
        /// <summary>Does its part and calls the rest.</summary>
        Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
    }
}
