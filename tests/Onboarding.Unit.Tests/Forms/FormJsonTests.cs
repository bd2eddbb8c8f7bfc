using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Forms;

public sealed class FormJsonTests
{
    private sealed record Row(string Name, decimal? Share);

    private sealed record Sheet
    {
        public required string Title { get; init; }
        public int? Count { get; init; }
        public bool IsUrgent { get; init; }
        public DateOnly? Day { get; init; }
        public IReadOnlyList<string> Words { get; init; } = [];
        public IReadOnlyList<Row> Rows { get; init; } = [];
        public IReadOnlyDictionary<string, decimal> Scores { get; init; } = new Dictionary<string, decimal>();
    }

    [Theory]
    [InlineData("title= Night shift ", """{"title":"Night shift"}""")]
    [InlineData("title=A%0D%0AB", """{"title":"A\nB"}""")]
    [InlineData("title=&count=", "{}")]
    [InlineData("count=12", """{"count":12}""")]
    [InlineData("count=twelve", """{"count":"twelve"}""")]
    [InlineData("isUrgent=false&isUrgent=true", """{"isUrgent":true}""")]
    [InlineData("isUrgent=false", """{"isUrgent":false}""")]
    [InlineData("day=2026-03-29", """{"day":"2026-03-29"}""")]
    [InlineData("words=chat&words=e-mail", """{"words":["chat","e-mail"]}""")]
    [InlineData("words=chat%0D%0A%0D%0Ae-mail", """{"words":["chat","e-mail"]}""")]
    [InlineData("rows[0].name=a&rows[0].share=0.5&rows[1].name=&rows[1].share=&rows[2].name=c", """{"rows":[{"name":"a","share":0.5},{"name":"c"}]}""")]
    [InlineData("scores.price=4&scores.security=", """{"scores":{"price":4}}""")]
    [InlineData("stranger=1", """{"stranger":"1"}""")]
    [InlineData("rows[x].name=a", """{"rows[x]":""}""")]
    public void A_form_becomes_the_document_that_the_API_takes(string form, string expected)
    {
        var document = FormJson.Of<Sheet>(Fields(form));

        Assert.Equal(expected, document.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void What_was_filled_in_comes_back_with_what_is_wrong_beside_it()
    {
        var document = FormJson.Of<Sheet>(Fields("title=T&rows[0].name=a&words=x&words=y"));

        var form = FilledForm.Of(document, [new FieldError("rows[0].share", new("input.missing"))]);

        Assert.Equal(("T", "a", 1), (form.Text("title"), form.Text("rows[0].name"), form.Length("rows")));
        Assert.Equal(["x", "y"], form.Texts("words"));
        Assert.Equal("input.missing", form.ProblemOf("rows[0].share")!.Message.Key);
    }

    [Fact]
    public void What_is_stored_fills_the_form_that_changes_it()
    {
        var form = FilledForm.Of(new Sheet { Title = "T", Day = new DateOnly(2026, 3, 29), IsUrgent = true, Rows = [new Row("a", 0.5m)] });

        Assert.Equal(("T", "2026-03-29", "true", "0.5"), (form.Text("title"), form.Text("day"), form.Text("isUrgent"), form.Text("rows[0].share")));
    }

    private static Dictionary<string, StringValues> Fields(string form)
    {
        using var reader = new Microsoft.AspNetCore.WebUtilities.FormReader(form);
        return reader.ReadForm();
    }
}
