using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Language;

internal static class TemplateFolders
{
    public static Phrasebook Phrases { get; } = Phrasebook.Load(Folder("texts"));

    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "templates", name);
}
