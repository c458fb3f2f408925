namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Request of somebody that a second person has to approve. Rows are only added: the answer to it is its <see cref="ProposalDecision"/>.</summary>
[StoredIn("Cashback_Proposal")]
[NamedById]
[Unique(nameof(ActKey))]
public sealed class Proposal : BaseEntity, ISignedRow
{
    /// <summary>A <see cref="ProposalKind"/>.</summary>
    public int KindId { get; set; }

    /// <summary>The wallet, gift run, draft of rules or batch of opening balances; 0: it is about the whole ledger.</summary>
    public int SubjectId { get; set; }

    /// <summary>Name that the subject had: also where it is gone.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    [NotSigned]
    public string Name { get; set; } = "";

    /// <summary>Minor units: what an adjustment adds or, below zero, takes; what is left of credit that is to be extended; the credit that goes over with a merge; what a gift run or opening balances come to; 0 for what has no amount.</summary>
    public long Amount { get; set; }

    /// <summary>Currency of the amount.</summary>
    [Text(3)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>Why; empty where the act asks for no reason.</summary>
    [Prose(LedgerTextLengths.Reason)]
    [NotSigned]
    public string Reason { get; set; } = "";

    /// <summary>What the client reads of an adjustment or extension; empty: nothing but that the shop made it.</summary>
    [Prose(LedgerTextLengths.ClientText)]
    [NotSigned]
    public string ClientText { get; set; } = "";

    /// <summary>The wallet into which the subject is to be merged; null: it is no merge.</summary>
    public int? OtherId { get; set; }

    /// <summary>Debt that goes over with a merge, minor units, 0 or more; null: it is no merge.</summary>
    public long? Debt { get; set; }

    /// <summary>The lot that is to be extended, by its number in the wallet; null: all that <see cref="EndingByUtc"/> says, or it is no extension.</summary>
    public int? LotNumber { get; set; }

    /// <summary>Credit that ends by then is to be extended; null: whenever it ends.</summary>
    public DateTime? EndingByUtc { get; set; }

    /// <summary>The end that credit is to get; null: it is no extension.</summary>
    public DateTime? LastsToUtc { get; set; }

    /// <summary>Names the act: it is proposed once and done once, however often it is sent.</summary>
    [Text(120)]
    public string ActKey { get; set; } = "";

    /// <summary>Digest of the run, draft or batch as it was proposed; empty for an adjustment, which is here whole.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string ContentHash { get; set; } = "";

    /// <summary>What a draft of rules was to change, as <see cref="RuleBook.Drafts.RuleChanges.ToJson"/> writes it; empty: it is no draft, or a version before 1.18 proposed it.</summary>
    [Prose(int.MaxValue)]
    public string Changes { get; set; } = "";

    /// <summary>Customer id of who proposed it.</summary>
    public int ProposedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime ProposedOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";
}

/// <summary>How a proposal was decided. One a proposal: of two people who decide at once the one who can add it decides.</summary>
[StoredIn("Cashback_ProposalDecision")]
[Unique(nameof(ProposalId))]
public sealed class ProposalDecision : BaseEntity, ISignedRow
{
    /// <summary>The proposal; unique.</summary>
    public int ProposalId { get; set; }

    /// <summary>Approved, or declined; what was approved and could not be done may still be declined.</summary>
    public bool Approved { get; set; }

    /// <summary>Customer id of who decided.</summary>
    public int DecidedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime DecidedOnUtc { get; set; }

    /// <summary>Why it was declined, for who proposed it; empty: it was not, or an earlier version asked for no reason. Words beside the evidence: no hash covers them, and they go with the client's other traces.</summary>
    [Prose(LedgerTextLengths.Reason)]
    [NotSigned]
    public string Reason { get; set; } = "";

    /// <summary>When what was approved was done; null: not yet, or never.</summary>
    public DateTime? DoneOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";
}

/// <summary>Kind of a proposal. The numbers are stored.</summary>
public enum ProposalKind
{
    /// <summary>A wallet is adjusted by hand.</summary>
    Adjustment = 1,

    /// <summary>A gift run is released.</summary>
    GiftRun = 2,

    /// <summary>A draft of rules is put live.</summary>
    Rules = 3,

    /// <summary>Opening balances are confirmed.</summary>
    Openings = 4,

    /// <summary>The ledger is deleted with the next uninstallation.</summary>
    LedgerDeletion = 5,

    /// <summary>Credit of a wallet gets a later last day by hand.</summary>
    Extension = 6,

    /// <summary>A wallet is merged into another by hand.</summary>
    Merge = 7,
}

/// <summary>What kinds of proposals have in common.</summary>
static class ProposalKinds
{
    /// <summary>Numbers of those about one wallet, with a reason and words to its client.</summary>
    internal static readonly int[] OfWallets = [(int)ProposalKind.Adjustment, (int)ProposalKind.Extension, (int)ProposalKind.Merge];

    /// <summary>Whether a proposal is about one wallet.</summary>
    internal static bool IsOfWallet(this Proposal proposal) => OfWallets.Contains(proposal.KindId);
}

/// <summary>How a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Waits for a second person.</summary>
    Open = 1,

    /// <summary>Approved, and not done: doing it was refused or broke off. It may be tried again or declined, and lapses as the others.</summary>
    Approved = 2,

    /// <summary>Approved and done.</summary>
    Done = 3,

    /// <summary>A second person said no.</summary>
    Declined = 4,

    /// <summary>Nobody decided in time, or it could not be done in time.</summary>
    Lapsed = 5,

    /// <summary>Its run was released, its draft put live, or its opening balances confirmed in another way meanwhile; or the run, draft or batch is gone.</summary>
    Overtaken = 6,

    /// <summary>Who proposed it took it back.</summary>
    TakenBack = 7,

    /// <summary>The plugin did not write it, or its decision, so: nobody decides on it and nothing of it is done.</summary>
    Altered = 8,
}
