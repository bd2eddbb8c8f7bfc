using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Calendars;

/// <summary>The calendars of all countries: those that come with the product, and a company's own over them. Read once, when the host starts.</summary>
public sealed class WorkCalendars
{
    /// <summary>Setting that names a company's own folder.</summary>
    public const string Setting = "Onboarding:CalendarFolder";

    private static readonly JsonSerializerOptions Strict = new(RunJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private readonly Dictionary<string, WorkCalendar> _byCountry = [];

    private WorkCalendars(IEnumerable<CalendarFile> files)
    {
        foreach (var file in files) _byCountry[file.Country] = Of(file.Country).With(file);
    }

    /// <summary>Countries that have a calendar.</summary>
    public IReadOnlyCollection<string> Countries => _byCountry.Keys;

    /// <summary>A country's calendar; Monday to Friday without holidays where there is none.</summary>
    public WorkCalendar Of(string country) => _byCountry.GetValueOrDefault(country) ?? WorkCalendar.WeekendsOnly(country);

    /// <summary>A person's working time.</summary>
    public WorkTime Of(Person person) => WorkTime.Of(person, Of(person.Country));

    /// <summary>Reads the calendars of <paramref name="shipped"/> and of the folder that the setting names.</summary>
    /// <exception cref="InvalidDataException">The folder is not there, or files are wrong; every error is named.</exception>
    public static WorkCalendars Load(IConfiguration configuration, string shipped, string workingFolder)
    {
        if (configuration[Setting] is not { Length: > 0 } named) return Load(shipped);
        var own = Path.GetFullPath(named, workingFolder);
        return Directory.Exists(own)
            ? Load(shipped, own)
            : throw new InvalidDataException($"{Setting} is '{named}', but there is no folder {own}; create it or correct the setting.");
    }

    /// <summary>Reads the calendars of the folders; where two name a day, the later folder's word counts.</summary>
    /// <exception cref="InvalidDataException">Files are wrong; every error is named.</exception>
    public static WorkCalendars Load(params string[] folders)
    {
        var errors = new List<string>();
        var files = folders.SelectMany(folder => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)).Select(path => Read(path, errors)).OfType<CalendarFile>().ToList();
        return errors.Count == 0
            ? new WorkCalendars(files)
            : throw new InvalidDataException($"Calendars cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
    }

    private static CalendarFile? Read(string path, List<string> errors)
    {
        try
        {
            var file = JsonSerializer.Deserialize<CalendarFile>(File.ReadAllText(path), Strict)!;
            errors.AddRange(CalendarCheck.Of(file, Path.GetFileName(path)).Select(error => $"{path}: {error}"));
            return file;
        }
        catch (JsonException broken)
        {
            errors.Add($"{path}: {broken.Path}: {broken.Message}");
            return null;
        }
    }
}
