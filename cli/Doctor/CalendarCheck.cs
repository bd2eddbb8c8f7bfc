using System.Globalization;
using System.Text.Json;

namespace Onboarding.Cli.Doctor;

/// <summary>Whether holidays are known for as long as runs take that start now.</summary>
internal static class CalendarCheck
{
    // An onboarding from the request to the scale-up, the pilot included.
    private const int MonthsOfRun = 9;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    public static IEnumerable<Finding> Of(Surroundings here, Texts texts)
    {
        var folders = new[] { here.Root is null ? null : Path.Combine(here.Root, "templates", "calendars"), here["Onboarding:CalendarFolder"] };
        var files = folders.OfType<string>().Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json")).Order(StringComparer.Ordinal).ToList();
        var years = new Dictionary<string, Dictionary<int, bool>>();
        foreach (var file in files)
        {
            var country = Path.GetFileNameWithoutExtension(file);
            if (Years(file) is not { } known)
            {
                yield return Finding.Wrong("calendars", texts["doctor.calendars.broken", file], texts["doctor.calendars.repair"]);
                continue;
            }

            // A company's own folder comes last and goes over what ships.
            if (!years.TryGetValue(country, out var all)) years[country] = all = [];
            foreach (var (year, isWhole) in known) all[year] = isWhole;
        }

        foreach (var finding in Judge(years, here.Now, texts)) yield return finding;
    }

    /// <param name="years">By country: the years that have a table, and whether it is whole.</param>
    /// <param name="now">UTC now.</param>
    /// <param name="texts">Language.</param>
    public static IEnumerable<Finding> Judge(IReadOnlyDictionary<string, Dictionary<int, bool>> years, DateTimeOffset now, Texts texts)
    {
        if (years.Count == 0) yield break;
        var needed = new[] { now.Year, now.AddMonths(MonthsOfRun).Year }.Distinct().ToList();
        var isFine = true;
        foreach (var year in needed)
        {
            var missing = years.Where(one => !one.Value.ContainsKey(year)).Select(one => one.Key).ToList();
            var partial = years.Where(one => one.Value.TryGetValue(year, out var isWhole) && !isWhole).Select(one => one.Key).ToList();
            isFine &= missing.Count + partial.Count == 0;
            // What is not known of next year may become known in time.
            var state = year == now.Year ? FindingState.Wrong : FindingState.Notice;
            if (missing.Count > 0) yield return Gap(state, texts["doctor.calendars.missing", Shown(year), string.Join(", ", missing)], texts);
            if (partial.Count > 0) yield return Gap(FindingState.Notice, texts["doctor.calendars.partial", Shown(year), string.Join(", ", partial)], texts);
        }

        if (isFine) yield return Finding.Fine("calendars", texts["doctor.calendars.fine", years.Count, string.Join("-", needed)]);
    }

    private static Finding Gap(FindingState state, string what, Texts texts) => new("calendars", state, what, texts["doctor.calendars.add"]);

    private static string Shown(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<int, bool>? Years(string file)
    {
        try
        {
            using var calendar = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            return calendar.RootElement.TryGetProperty("years", out var years)
                ? years.EnumerateArray().ToDictionary(year => year.GetProperty("year").GetInt32(), year => !year.TryGetProperty("lacks", out _))
                : [];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException or FormatException or IOException)
        {
            return null;
        }
    }
}
