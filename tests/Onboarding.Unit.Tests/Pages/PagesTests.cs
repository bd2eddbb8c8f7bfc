using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Pages;

public sealed class PagesTests
{
    private static readonly Templates Templates = Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases);

    private static readonly ProblemPages Problems = new(Templates, TemplateFolders.Phrases);

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void The_problem_page_reads_as_its_snapshot(string language)
    {
        var problem = ProblemMap.InvalidInput([new FieldError("pageSize", new Phrase("input.between").With("minimum", 1).With("maximum", 100))]);

        Snapshot.Matches("Pages", $"problem.{language}.html", Problems.Render(problem, language, "/?lang=" + language));
    }

    [Fact]
    public void A_reader_without_a_list_of_runs_is_offered_none() =>
        Assert.DoesNotContain("<a ", Problems.Render(StorageProblems.Away, Languages.English, ""), StringComparison.Ordinal);

    [Fact]
    public void What_comes_from_the_address_is_encoded()
    {
        var problem = ApiProblems.NotFound(new Phrase("problem.not-found.run").With("id", "<script>")).Problem;

        Assert.Contains("&lt;script&gt;", Problems.Render(problem, Languages.English, "/"), StringComparison.Ordinal);
    }
}
