using System.Globalization;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Pilot;

/// <summary>The mails of the pilot's working life.</summary>
public static class PilotMails
{
    /// <summary>Project manager and BPO owner are told what warned on a day of the pilot.</summary>
    public static MailOrder EarlyWarning(string runId, int day) =>
        new(runId, MailKinds.EarlyWarning, $"pilot-warning:{day.ToString(CultureInfo.InvariantCulture)}") { PilotDay = day };

    /// <summary>The leads of both sides get the agenda of a meeting.</summary>
    public static MailOrder Agenda(string runId, DateOnly on) =>
        new(runId, MailKinds.MeetingAgenda, $"meeting:{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}") { On = on };
}
