namespace Onboarding.Functions.Http;

/// <summary>Ids of runs, as far as an address can be judged without the storage.</summary>
internal static class RunIds
{
    private const int LongestId = 64;

    /// <summary>False for what no run is called; such text must not become a key of the storage, which refuses some characters.</summary>
    public static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= LongestId && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
