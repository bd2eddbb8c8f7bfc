using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Telemetry;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Unit.Tests.Telemetry;

/// <summary>Which answers are counted as ours to mend.</summary>
public sealed class AnswerCountingTests
{
    [Theory]
    [InlineData(StatusCodes.Status503ServiceUnavailable, "503")]
    [InlineData(StatusCodes.Status500InternalServerError, "500")]
    [InlineData(StatusCodes.Status404NotFound, "")]
    [InlineData(StatusCodes.Status200OK, "")]
    public async Task An_answer_of_500_or_above_is_counted(int status, string counted)
    {
        var run = new Run(nameof(An_answer_of_500_or_above_is_counted) + status);

        Assert.Equal(counted, await CountedAsync(run, () => run.Http.Response.StatusCode = status));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_made_is_counted_as_500_and_a_caller_who_went_away_is_not()
    {
        var (broken, left) = (new Run("Broken"), new Run("Left"));
        left.Http.RequestAborted = new CancellationToken(canceled: true);

        Assert.Equal("500", await CountedAsync(broken, () => throw new InvalidDataException()));
        Assert.Equal("", await CountedAsync(left, () => throw new OperationCanceledException()));
    }

    private static async Task<string> CountedAsync(Run run, Action answer)
    {
        using var told = new Measurements(Measures.MeterName);
        await Xunit.Record.ExceptionAsync(() => new AnswerCounting().Invoke(run, _ =>
        {
            answer();
            return Task.CompletedTask;
        }));
        var ofRun = $"function={run.FunctionDefinition.Name} status=";
        return string.Join(' ', told.Added("onboarding.http.failed").Select(one => one.Of).Where(of => of.StartsWith(ofRun, StringComparison.Ordinal)).Select(of => of[ofRun.Length..]));
    }

    private sealed class Run : FunctionContext
    {
        public Run(string function)
        {
            FunctionDefinition = new Definition(function);
            Items = new Dictionary<object, object> { ["HttpRequestContext"] = Http };
        }

        public DefaultHttpContext Http { get; } = new();

        public override string InvocationId => "1";

        public override string FunctionId => "1";

        public override FunctionDefinition FunctionDefinition { get; }

        public override IServiceProvider InstanceServices { get; set; } = null!;

        public override IDictionary<object, object> Items { get; set; }
    }

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Name => name;

        public override string EntryPoint => name;

        public override string PathToAssembly => "";

        public override string Id => "1";
    }
}
