namespace Onboarding.Cli.Commands;

/// <summary>A file named on the command line.</summary>
internal static class InputFile
{
    public static string Read(string path, Texts texts)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CliException(texts["error.file", path], ExitCodes.BadInput);
        }
    }
}
