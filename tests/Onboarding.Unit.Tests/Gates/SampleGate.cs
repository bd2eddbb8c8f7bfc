using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Gates;

/// <summary>A contract gate with four approvers, opened on Monday 2 March 2026.</summary>
internal static class SampleGate
{
    public static readonly DateTimeOffset Opened = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    public static readonly GateChoice Approve = Choice("approve", "Approve", "同意", ChoiceKind.Advance);
    public static readonly GateChoice ApproveLimited = Choice("approve-limited", "Approve in part", "部分同意", ChoiceKind.Advance);
    public static readonly GateChoice Return = Choice("request-changes", "Request changes", "要求修改", ChoiceKind.Return, comment: true);
    public static readonly GateChoice OtherVendor = Choice("other-vendor", "Choose another vendor", "另选供应商", ChoiceKind.Return, comment: true) with { ReturnTo = StageIds.Shortlist };
    public static readonly GateChoice Reject = Choice("reject", "Reject", "否决", ChoiceKind.Stop, comment: true);

    public static readonly Person Lin = Person(Roles.Legal, "林芳", "lin@example.com", Languages.Chinese, "CN", "Asia/Shanghai");
    public static readonly Person Anna = Person(Roles.Security, "Anna Becker", "anna@example.com", Languages.English, "DE", "Europe/Berlin");
    public static readonly Person Omar = Person(Roles.Finance, "Omar Haddad", "omar@example.com", Languages.English, "US", "America/New_York");

    public static GatePolicy Policy(GateRule rule = GateRule.All, int? quorum = null) => new()
    {
        Name = new LocalizedText("Contract approval", "合同审批"),
        Roles = [Roles.Legal, Roles.Security, Roles.Finance],
        Rule = rule,
        Quorum = quorum,
        Choices = [Approve, ApproveLimited, Return, Reject],
        DueBusinessDays = 3,
        RemindAfterBusinessDays = [2],
        ExpireAfterBusinessDays = 5,
    };

    public static GateFile File(GatePolicy? policy = null, params Approval[] approvals) => new(
        Run,
        new Gate
        {
            Id = "contract",
            Stage = StageIds.Contract,
            Round = 1,
            Status = GateStatus.Open,
            Case = Case,
            OpenedAt = Opened,
            DueAt = Opened.AddDays(3),
            ExpiresAt = Opened.AddDays(7),
        },
        policy ?? Policy(),
        approvals.Length > 0 ? approvals : [Asked(Lin), Asked(Anna), Asked(Omar)]);

    public static Approval Asked(Person person) => new()
    {
        GateId = "contract",
        Round = 1,
        ApproverKey = PersonKeys.Of(person.Email),
        Approver = person,
    };

    public static Approval Answered(Person person, GateChoice choice, int minute, string? comment = null) =>
        Asked(person) with { Choice = choice.Id, Comment = comment, AnsweredAt = Opened.AddMinutes(minute) };

    /// <summary>The three people's parts: <c>a</c> approved, <c>l</c> in part, <c>c</c> asked for changes, <c>r</c> rejected, <c>-</c> is silent.</summary>
    public static Approval[] Row(string answers)
    {
        Person[] people = [Lin, Anna, Omar];
        return [.. answers.Select((answer, place) => PartOf(people[place], answer, place) with { Place = place })];
    }

    private static Approval PartOf(Person person, char answer, int minute) => answer switch
    {
        'a' => Answered(person, Approve, minute),
        'l' => Answered(person, ApproveLimited, minute),
        'c' => Answered(person, Return, minute, "Why."),
        'r' => Answered(person, Reject, minute, "Why."),
        _ => Asked(person),
    };

    public static readonly Run Run = new()
    {
        Id = "run-1",
        Company = "Blue Lantern Retail",
        Title = "Sale-season support",
        Language = Languages.English,
        PlaybookId = "customer-service-bpo",
        PlaybookVersion = "1.0.0",
        Status = RunStatus.Running,
        Stage = StageIds.Contract,
        StageState = StageState.InReview,
        CreatedAt = Opened.AddDays(-20),
        UpdatedAt = Opened,
    };

    private static readonly GateCase Case = new()
    {
        Question = new Phrase("stage.contract"),
        Recommendation = "approve",
        Reasons = [new Phrase("gate.rule.any")],
        Figures =
        [
            new Figure(new Phrase("role.legal"), new Phrase("verdict.pass"), "pass"),
            new Figure(new Phrase("role.finance"), new Phrase("verdict.fail"), "fail"),
            new Figure(new Phrase("role.it"), new Phrase("verdict.open"), "open"),
            new Figure(new Phrase("role.sponsor"), new Phrase("run-status.running")),
        ],
        Note = "Prices were renegotiated.\nSee <annex 3>.",
    };

    private static GateChoice Choice(string id, string english, string chinese, ChoiceKind kind, bool comment = false) =>
        new() { Id = id, Name = new LocalizedText(english, chinese), Kind = kind, RequiresComment = comment };

    private static Person Person(string role, string name, string email, string language, string country, string zone) =>
        new() { Role = role, Name = name, Email = email, Language = language, Country = country, TimeZone = zone };
}
