using System.Text;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Http;

namespace Onboarding.Unit.Tests.Pages;

public sealed class AnswerFormTests
{
    [Fact]
    public async Task The_form_of_the_decision_page_is_read()
    {
        var form = await ReadAsync("choice=approve&comment=Good.%0D%0AYes.&formKey=key");

        Assert.Equal(("approve", "Good.\nYes.", "key"), (form.Answer.Choice, form.Answer.Comment, form.AntiForgery));
    }

    [Fact]
    public async Task A_form_with_more_or_longer_fields_than_ours_is_a_bad_request()
    {
        var many = string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=1"));
        var longName = new string('k', 3000) + "=1";

        foreach (var form in new[] { many, longName })
            Assert.Equal((400, "malformed"), await ProblemAsync(form));
    }

    private static async Task<(int Status, string Kind)> ProblemAsync(string form)
    {
        var refused = await Assert.ThrowsAsync<ApiProblemException>(() => ReadAsync(form));
        return (refused.Problem.Status, refused.Problem.Kind);
    }

    private static Task<AnswerForm> ReadAsync(string form) =>
        AnswerForm.ReadAsync(new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(form)) } }.Request, CancellationToken.None);
}
