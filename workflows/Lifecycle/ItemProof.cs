namespace Onboarding.Workflows.Lifecycle;

/// <summary>What proves an item that a link alone does not: the kind of document, its day and who stands for it.</summary>
/// <param name="Kind">See <see cref="ProofKinds"/>.</param>
/// <param name="On">Day on which it was issued; not in the future.</param>
/// <param name="ConfirmedBy">Name of whoever confirms it.</param>
public sealed record ItemProof(string Kind, DateOnly On, string ConfirmedBy);

/// <summary>Kinds of proof that a checklist can ask for.</summary>
public static class ProofKinds
{
    /// <summary>The vendor's certificate that data was deleted (GDPR Art. 28(3)(g)).</summary>
    public const string DeletionCertificate = "deletion-certificate";

    /// <summary>The list of accounts that were revoked.</summary>
    public const string AccessRevocationList = "access-revocation-list";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [DeletionCertificate, AccessRevocationList];
}
