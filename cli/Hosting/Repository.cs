namespace Onboarding.Cli.Hosting;

/// <summary>The clone that the command runs from: <c>up</c> and <c>demo</c> build and start the app out of it.</summary>
internal sealed record Repository(string Root)
{
    public string FunctionsProject => Path.Combine(Root, "functions", "Onboarding.Functions.csproj");

    public string FunctionsAssembly => Path.Combine(Root, "functions", "bin", "Debug", "net10.0", "Onboarding.Functions.dll");

    public string FunctionsSettings => Path.Combine(Path.GetDirectoryName(FunctionsAssembly)!, "local.settings.json");

    /// <summary>The settings file that a build copies beside the app.</summary>
    public string SettingsSource => Path.Combine(Root, "functions", "local.settings.json");

    public string Example => Path.Combine(Root, "examples", "retailer-sale-season");

    /// <summary>The clone around the working directory, else around the program itself.</summary>
    public static Repository Find(Texts texts) => Find() ?? throw new CliException(texts["error.no-repository"], ExitCodes.BadInput);

    /// <summary>As <see cref="Find(Texts)"/>; null when there is none.</summary>
    public static Repository? Find() =>
        new[] { Environment.CurrentDirectory, AppContext.BaseDirectory }.Select(Above).FirstOrDefault(found => found is not null);

    private static Repository? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Onboarding.sln"))) return new Repository(folder.FullName);
        }

        return null;
    }
}
