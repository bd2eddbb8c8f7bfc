using System.Globalization;

namespace Onboarding.Workflows.Storage;

/// <summary>Row keys inside a run's partition. The part before the first colon is the kind, so that a kind is one range.</summary>
public static class RowKeys
{
    /// <summary>The head.</summary>
    public const string Run = "run";

    /// <summary>Which rows of the index are the run's.</summary>
    public const string Indexed = "index";

    /// <summary>That those rows lag behind the run.</summary>
    public const string IndexDue = "index-due";

    /// <summary>The request.</summary>
    public const string Request = "request";

    /// <summary>The request that the run was started with, once it was changed.</summary>
    public const string FirstRequest = "request-first";

    /// <summary>The run's copy of its playbook.</summary>
    public const string Playbook = "playbook";

    /// <summary>The pilot's plan.</summary>
    public const string PilotPlan = "pilot-plan";

    /// <summary>What the pilot is judged by, fixed as it begins.</summary>
    public const string PilotCriteria = "pilot-criteria";

    /// <summary>When and how the vendor leaves.</summary>
    public const string ExitPlan = "exit-plan";

    /// <summary>What was learned.</summary>
    public const string ExitLessons = "exit-lessons";

    /// <summary>A vendor.</summary>
    public static string Vendor(string id) => $"vendor:{id}";

    /// <summary>A scorecard.</summary>
    public static string Scorecard(string vendorId, string evaluator) => $"scorecard:{vendorId}:{evaluator}";

    /// <summary>A vendor's answers to the playbook's questions.</summary>
    public static string Answers(string vendorId) => $"answers:{vendorId}";

    /// <summary>A vendor's offer.</summary>
    public static string Offer(string vendorId) => $"offer:{vendorId}";

    /// <summary>Somebody of a vendor who was invited to its pages.</summary>
    public static string InvitedContact(string vendorId, string key) => $"vendor-contact:{vendorId}:{key}";

    /// <summary>What a vendor submitted. A stage's own submission is <see cref="Submission"/>.</summary>
    public static string VendorSubmission(string id) => $"vendor-submission:{id}";

    /// <summary>An evidence file.</summary>
    public static string Evidence(string id) => $"evidence:{id}";

    /// <summary>A checklist item.</summary>
    public static string Item(string stage, string id) => $"item:{stage}:{id}";

    /// <summary>What the contract settles for a KPI.</summary>
    public static string Sla(string kpi) => $"sla:{kpi}";

    /// <summary>The contract's price, part by part.</summary>
    public const string ContractPrice = "contract-price";

    /// <summary>The contract's terms of term, notice, exit and ownership.</summary>
    public const string ContractTerms = "contract-terms";

    /// <summary>Who talks to whom, when and over what.</summary>
    public const string CommunicationPlan = "communication-plan";

    /// <summary>A connection between the vendor's and the company's systems.</summary>
    public static string Connection(string id) => $"connection:{id}";

    /// <summary>A role of the access matrix.</summary>
    public static string Access(string role) => $"access:{role}";

    /// <summary>An end-to-end test case.</summary>
    public static string TestCase(string id) => $"test-case:{id}";

    /// <summary>The continuity test.</summary>
    public const string ContinuityTest = "continuity-test";

    /// <summary>The plan of the training.</summary>
    public const string TrainingPlan = "training-plan";

    /// <summary>A migration batch.</summary>
    public static string Migration(string id) => $"migration:{id}";

    /// <summary>An agent.</summary>
    public static string Agent(string id) => $"agent:{id}";

    /// <summary>A day's readings.</summary>
    public static string Readings(DateOnly day) => $"readings:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A corrective action.</summary>
    public static string Action(string id) => $"action:{id}";

    /// <summary>A bad rating.</summary>
    public static string Rating(string id) => $"rating:{id}";

    /// <summary>A meeting of the leads.</summary>
    public static string Meeting(DateOnly day) => $"meeting:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A month's evaluation of agents and vendor.</summary>
    public static string Evaluation(string month) => $"evaluation:{month}";

    /// <summary>What a day of the pilot led to, when it led to anything.</summary>
    public static string PilotLook(int day) => $"pilot-look:{day.ToString("D3", CultureInfo.InvariantCulture)}";

    /// <summary>A month's cost of the running service.</summary>
    public static string Cost(string month) => $"cost:{month}";

    /// <summary>How a step of the ramp went; a repeated one keeps what it was before.</summary>
    public static string Ramp(string step, int attempt) =>
        attempt == 1 ? $"ramp:{step}" : $"ramp:{step}:{attempt.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What was confirmed of a step of the ramp.</summary>
    public static string RampConfirmation(string step, string id) => $"ramp-confirmation:{step}:{id}";

    /// <summary>A business review of operations.</summary>
    public static string Review(int number) => $"review:{number:D3}";

    /// <summary>What people noted for a business review.</summary>
    public static string ReviewNotes(int number) => $"review-notes:{number:D3}";

    /// <summary>A security audit of the vendor.</summary>
    public static string SecurityAudit(DateOnly on) => $"security-audit:{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A risk of the register.</summary>
    public static string Risk(string id) => $"risk:{id}";

    /// <summary>A stage's submission.</summary>
    public static string Submission(string stage, int round) => $"submission:{stage}:{round:D3}";

    /// <summary>That a run has entered a stage on one of its ways through them.</summary>
    public static string EnteredMark(string stage, int pass) => $"entered:{stage}:{pass:D3}";

    /// <summary>A vendor that was chosen before and given up.</summary>
    public static string FormerVendor(int number) => $"former-vendor:{number:D3}";

    /// <summary>What was agreed or proven with a vendor that was given up: it is kept and does not count.</summary>
    public static string Former(int number, string key) => $"former:{number:D3}:{key}";

    /// <summary>A time in which the run stands still.</summary>
    public static string Pause(int number) => $"pause:{number:D3}";

    /// <summary>A gate round.</summary>
    public static string Gate(string id, int round) => $"gate:{id}:{round:D3}";

    /// <summary>A person's part in a gate round.</summary>
    public static string Approval(string gateId, int round, string approverKey) => $"approval:{gateId}:{round:D3}:{approverKey}";

    /// <summary>When a person is away and who answers meanwhile: as the project manager says, or as they said themselves.</summary>
    public static string Absence(string personKey, bool isOwn) => $"absence:{personKey}:{(isOwn ? "own" : "planned")}";

    /// <summary>A country's year whose holidays were not known when a date was computed.</summary>
    public static string CalendarGap(string country, int year) => $"calendar-gap:{country}-{year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>That a link was used although it decides nothing any more.</summary>
    public static string LinkNote(string prefix, string state) => $"link-note:{prefix}:{state}";

    /// <summary>How often a fault was healed.</summary>
    public static string HealingMark(string fault) => $"healing:{fault}";

    /// <summary>That the run is kept as it is.</summary>
    public const string Hold = "hold";

    /// <summary>What retention has removed of it.</summary>
    public const string Retention = "retention";

    /// <summary>That somebody was erased; by what stands for them.</summary>
    public static string Erasure(string pseudonym) => $"erasure:{pseudonym}";

    /// <summary>An audit entry.</summary>
    public static string Audit(int sequence) => $"audit:{sequence:D8}";

    /// <summary>What was answered to a request with a key of its own.</summary>
    public static string Answer(string keyId) => $"answer:{keyId}";

    /// <summary>The first row key after every answer's: ';' follows ':' in ASCII.</summary>
    public const string AnswersEnd = "answer;";

    /// <summary>A message of the outbox.</summary>
    public static string Mail(string key) => $"mail:{key}";

    /// <summary>The first message of a run to somebody.</summary>
    public static string MailThread(string personKey) => $"mail-thread:{personKey}";

    /// <summary>That somebody's address was replaced; by the key of the former one.</summary>
    public static string ReplacedAddress(string personKey) => $"replaced-address:{personKey}";

    /// <summary>An event still to be raised.</summary>
    public static string SignalRow(Signal signal) => $"signal:{signal.InstanceId}:{signal.EventName}:{signal.DedupeId}";
}
