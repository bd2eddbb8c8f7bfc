using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Commands;

/// <summary>What <c>onboard check</c> can change of an item.</summary>
internal sealed class ItemOptions(Texts texts)
{
    private const string Day = "yyyy-MM-dd";

    private readonly Option<bool> _done = new("--done") { Description = texts["help.check.done"] };
    private readonly Option<bool> _waive = new("--waive") { Description = texts["help.check.waive"] };
    private readonly Option<bool> _reopen = new("--reopen") { Description = texts["help.check.reopen"] };
    private readonly Option<string?> _evidence = new("--evidence") { Description = texts["help.check.evidence"] };
    private readonly Option<string?> _reason = new("--reason") { Description = texts["help.check.reason"] };
    private readonly Option<string?> _approver = new("--approver") { Description = texts["help.check.approver"] };
    private readonly Option<string?> _owner = new("--owner") { Description = texts["help.check.owner"] };
    private readonly Option<string?> _due = new("--due") { Description = texts["help.check.due"] };
    private readonly Option<string?> _proof = new("--proof") { Description = texts["help.check.proof"] };

    /// <summary>Members of an item that are its state; the rest is the playbook's.</summary>
    public static IReadOnlyList<string> Members { get; } =
        ["status", "owner", "due", "evidence", "proof", "waiverReason", "waiverApprover"];

    public IEnumerable<Option> All => [_done, _waive, _reopen, _evidence, _reason, _approver, _owner, _due, _proof];

    /// <summary>The members that the arguments set; empty: the item is only looked at.</summary>
    /// <exception cref="CliException">Two states at once, or a member that belongs to another state.</exception>
    public JsonObject ChangeOf(ParseResult parsed)
    {
        var states = new[] { (_done, "done"), (_waive, "waived"), (_reopen, "open") }.Where(one => parsed.GetValue(one.Item1)).ToList();
        if (states.Count > 1) throw Wrong(texts["usage.one-state"]);
        var state = states.Count == 0 ? null : states[0].Item2;
        Require(parsed, _evidence, state, "done", _done);
        Require(parsed, _proof, state, "done", _done);
        Require(parsed, _reason, state, "waived", _waive);
        Require(parsed, _approver, state, "waived", _waive);

        var change = new JsonObject();
        if (state is not null) change["status"] = state;
        Set(change, "evidence", parsed.GetValue(_evidence));
        Set(change, "waiverReason", parsed.GetValue(_reason));
        Set(change, "waiverApprover", parsed.GetValue(_approver));
        Set(change, "owner", parsed.GetValue(_owner));
        Set(change, "due", DueOf(parsed));
        if (parsed.GetValue(_proof) is { } file)
            change["proof"] = InputFile.ReadObjects(file, texts) is [var proof] ? proof.DeepClone() : throw new CliException(texts["error.one-object", file], ExitCodes.BadInput);
        return change;
    }

    private void Require(ParseResult parsed, Option<string?> option, string? state, string needed, Option belongsTo)
    {
        if (parsed.GetValue(option) is not null && state != needed) throw Wrong(texts["usage.goes-with", option.Name, belongsTo.Name]);
    }

    private string? DueOf(ParseResult parsed)
    {
        if (parsed.GetValue(_due) is not { } due) return null;
        return DateOnly.TryParseExact(due, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? due : throw Wrong(texts["usage.day", _due.Name]);
    }

    private CliException Wrong(string what) => new(texts["error.usage", what], ExitCodes.BadInput);

    private static void Set(JsonObject change, string member, string? value)
    {
        if (value is not null) change[member] = value;
    }
}
