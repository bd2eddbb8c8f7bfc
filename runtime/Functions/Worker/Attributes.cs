namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>Marks a method as a function.</summary>
    /// <param name="name">Name of the function, unique in the app.</param>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute(string name) : Attribute
    {
        /// <summary>Name of the function.</summary>
        public string Name { get; } = name;
    }

    /// <summary>Which key an HTTP function asks for.</summary>
    public enum AuthorizationLevel
    {
        /// <summary>None.</summary>
        Anonymous = 0,

        /// <summary>A signed-in user.</summary>
        User = 1,

        /// <summary>The function's or the app's key.</summary>
        Function = 2,

        /// <summary>A system key.</summary>
        System = 3,

        /// <summary>The master key.</summary>
        Admin = 4,
    }

    /// <summary>Runs the function on HTTP requests.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute : Attribute
    {
        /// <summary>Any method, function key.</summary>
        public HttpTriggerAttribute() : this(AuthorizationLevel.Function)
        {
        }

        /// <summary>These methods, function key.</summary>
        public HttpTriggerAttribute(params string[] methods) : this(AuthorizationLevel.Function, methods)
        {
        }

        /// <summary>Any method.</summary>
        public HttpTriggerAttribute(AuthorizationLevel authLevel) : this(authLevel, [])
        {
        }

        /// <summary>These methods.</summary>
        public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
        {
            AuthLevel = authLevel;
            Methods = methods.Length == 0 ? null : methods;
        }

        /// <summary>Route template below the prefix; null: the function's name.</summary>
        public string? Route { get; set; }

        /// <summary>Methods; null: any.</summary>
        public string[]? Methods { get; }

        /// <summary>Which key it asks for.</summary>
        public AuthorizationLevel AuthLevel { get; }
    }

    /// <summary>Runs the function by schedule.</summary>
    /// <param name="schedule">Six fields, seconds first, UTC; or <c>%Setting%</c>.</param>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute(string schedule) : Attribute
    {
        /// <summary>Six fields, seconds first, UTC; or <c>%Setting%</c>.</summary>
        public string Schedule { get; } = schedule;

        /// <summary>Also at start.</summary>
        public bool RunOnStartup { get; set; }

        /// <summary>An occurrence missed while the app was down runs once after the start.</summary>
        public bool UseMonitor { get; set; } = true;
    }

    /// <summary>Gives the function a <c>DurableTaskClient</c>.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class DurableClientAttribute : Attribute
    {
        /// <summary>Task hub; null: the app's.</summary>
        public string? TaskHub { get; set; }

        /// <summary>Setting with the connection; null: the app's.</summary>
        public string? ConnectionName { get; set; }
    }

    /// <summary>Makes a function an orchestrator, on its <c>TaskOrchestrationContext</c>. The first other parameter is the input.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : Attribute
    {
        /// <summary>Name; null: the function's.</summary>
        public string? Orchestration { get; set; }
    }

    /// <summary>Makes a function an activity, on its input.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : Attribute
    {
        /// <summary>Name; null: the function's.</summary>
        public string? Activity { get; set; }
    }
}

namespace Microsoft.Azure.Functions.Worker.Http
{
    /// <summary>Reads the request's JSON body into the parameter.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class FromBodyAttribute : Attribute;
}
