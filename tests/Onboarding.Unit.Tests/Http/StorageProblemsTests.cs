using Azure;
using Onboarding.Functions.Http;
using Onboarding.Unit.Tests.Language;

namespace Onboarding.Unit.Tests.Http;

public sealed class StorageProblemsTests
{
    [Theory]
    [InlineData(0, null, "unavailable")]
    [InlineData(408, null, "unavailable")]
    [InlineData(429, "TooManyRequests", "unavailable")]
    [InlineData(503, "ServerBusy", "unavailable")]
    [InlineData(409, "EntityAlreadyExists", "busy")]
    [InlineData(412, "UpdateConditionNotSatisfied", "busy")]
    public void What_may_pass_is_answered_503_with_when_to_come_again(int status, string? code, string kind)
    {
        var problem = ProblemMap.Of(new RequestFailedException(status, "", code, null))!;

        Assert.Equal((503, kind, "5"), (problem.Status, problem.Kind, problem.Headers["Retry-After"]));
        Assert.True(TemplateFolders.Phrases.Has(problem.Detail.Key));
        Assert.True(TemplateFolders.Phrases.Has($"problem.{kind}"));
    }

    [Theory]
    [InlineData(400, "EntityTooLarge")]
    [InlineData(400, "PropertyValueTooLarge")]
    [InlineData(413, "RequestBodyTooLarge")]
    public void What_is_too_large_to_store_is_answered_413(int status, string code)
    {
        var problem = ProblemMap.Of(new RequestFailedException(status, "", code, null))!;

        Assert.Equal((413, "too-large"), (problem.Status, problem.Kind));
        Assert.True(TemplateFolders.Phrases.Has(problem.Detail.Key));
    }

    [Fact]
    public void Storage_that_answers_none_of_several_attempts_is_away() =>
        Assert.Equal("unavailable", ProblemMap.Of(new AggregateException(new RequestFailedException(0, ""), new RequestFailedException(0, "")))!.Kind);

    [Theory]
    [InlineData(403, "AuthenticationFailed")]
    [InlineData(404, "TableNotFound")]
    public void What_only_the_operator_can_mend_is_a_fault_of_ours(int status, string code) =>
        Assert.Null(ProblemMap.Of(new RequestFailedException(status, "", code, null)));
}
