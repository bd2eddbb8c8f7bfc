using System.Text.Json;
using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Language;

public sealed class PhrasebookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phrases-").FullName;

    [Theory]
    [InlineData(Languages.English, "90.5% of 12,000.5 in 9.5 s, 85 points, EUR 1,250.50 on 2 March 2026: Pilot & <b>")]
    [InlineData(Languages.Chinese, "90.5% of 12,000.5 in 9.5 秒, 85 分, EUR 1,250.50 on 2026年3月2日: 试运行 & <b>")]
    public void Values_are_written_as_the_reader_expects_and_never_HTML_encoded(string language, string expected)
    {
        const string text = "{{ share }} of {{ count }} in {{ time }}, {{ mark }}, {{ money }} on {{ day }}: {{ stage }} & {{ raw }}";
        Write("a.en.json", ("test", text), ("stage.pilot", "Pilot"));
        Write("a.zh-CN.json", ("test", text), ("stage.pilot", "试运行"));
        var phrase = new Phrase("test")
            .With("share", PhraseValue.Of(0.905m, "percent")).With("count", 12000.5m).With("time", PhraseValue.Of(9.5m, "seconds"))
            .With("mark", PhraseValue.Of(85, "points")).With("money", PhraseValue.Of(1250.5m, "EUR")).With("day", new DateOnly(2026, 3, 2))
            .With("stage", PhraseValue.Word("stage.pilot")).With("raw", "<b>");

        Assert.Equal(expected, Phrasebook.Load(_folder).Render(phrase, language));
    }

    [Fact]
    public void Areas_are_merged()
    {
        Write("a.en.json", ("one", "1"));
        Write("b.en.json", ("two", "2"));

        Assert.Equal(["one", "two"], Phrasebook.Load(_folder).KeysIn(Languages.English).Order());
    }

    [Theory]
    [InlineData(0, "0 readings were late")]
    [InlineData(1, "1 reading was late")]
    [InlineData(1001, "1,001 readings were late")]
    public void One_and_many_have_their_own_words(int count, string sentence)
    {
        Write("a.en.json", ("test", """{{ count | plural: "reading was", "readings were" }} late"""));

        Assert.Equal(sentence, Phrasebook.Load(_folder).Render(new Phrase("test").With("count", count), Languages.English));
    }

    [Fact]
    public void What_a_person_typed_ends_without_the_stop_that_the_sentence_brings()
    {
        Write("a.en.json", ("test", "Cause: {{ cause | without_stop }}. Done."));

        Assert.Equal("Cause: late. Done.", Phrasebook.Load(_folder).Render(new Phrase("test").With("cause", "late. "), Languages.English));
    }

    [Fact]
    public void A_value_that_is_missing_fails_the_sentence()
    {
        Write("a.en.json", ("test", "Hello {{ name }}"));

        Assert.Throws<InvalidOperationException>(() => Phrasebook.Load(_folder).Render(new Phrase("test"), Languages.English));
    }

    [Fact]
    public void A_key_without_text_is_named() =>
        Assert.Contains("'nowhere'", Assert.Throws<KeyNotFoundException>(() => Phrasebook.Load(_folder).Word("nowhere", Languages.English)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_in_two_files_is_refused()
    {
        Write("a.en.json", ("one", "1"));
        Write("b.en.json", ("one", "2"));

        Assert.Contains("'one'", Assert.Throws<InvalidDataException>(() => Phrasebook.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_twice_in_a_file_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "a.en.json"), """{"one":"1","one":"2"}""");

        Assert.Contains("a.en.json", Assert.Throws<InvalidDataException>(() => Phrasebook.Load(_folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, params (string Key, string Text)[] texts) =>
        File.WriteAllText(Path.Combine(_folder, file), JsonSerializer.Serialize(texts.ToDictionary(one => one.Key, one => one.Text)));
}
