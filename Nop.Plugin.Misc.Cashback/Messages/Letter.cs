namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>A letter of the plugin: a message template of the shop, which the owner may change or switch off.</summary>
/// <param name="Name">System name in the shop's list of message templates.</param>
/// <param name="Texts">Part of its texts' keys: Mail.{part}.Subject and Mail.{part}.Body.</param>
/// <param name="Tokens">Tokens of its own, beside <see cref="Common"/> and those of store and customer.</param>
sealed record Letter(string Name, string Texts, IReadOnlyList<string> Tokens)
{
    /// <summary>What it tells, by which clients switch it off and it waits for the end of the quiet time; null: it is written whatever they chose, and at once.</summary>
    public ClientLetterKind? Kind { get; init; }

    /// <summary>Whether it is advertising: for those who subscribed to the newsletter, and only so often (docs/decisions/033-letters.md).</summary>
    public bool IsMarketing { get; init; }

    /// <summary>Whether no advertising follows it for a while, though it is none itself.</summary>
    public bool CountsAsMarketing { get; init; }

    /// <summary>Whether it waits for the end of the quiet time, though clients do not switch it off.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether its template is switched off until the owner wants it.</summary>
    public bool StartsOff { get; init; }

    static readonly string[] s_ofBonus = ["Cashback.Bonus.Name", "Cashback.Bonus.Amount", "Cashback.Bonus.Text", "Cashback.Bonus.HasText", "Cashback.Bonus.LastDay", "Cashback.Bonus.Expires"];

    static readonly string[] s_ofTaking =
        ["Cashback.Taken.Amount", "Cashback.Taken.Branch", "Cashback.Taken.Receipt", "Cashback.Taken.When", "Cashback.Taken.CodeEnd", "Cashback.Taken.IsVoucher", "Cashback.Taken.RestBack", "Cashback.Taken.HasRestBack"];

    static readonly string[] s_ofVoucher =
        ["Cashback.Voucher.Amount", "Cashback.Voucher.CodeEnd", "Cashback.Voucher.Branch", "Cashback.Voucher.IsForOneBranch", "Cashback.Voucher.LastDay", "Cashback.Voucher.Expires"];

    static readonly string[] s_ofFile = ["Cashback.File.Branch", "Cashback.File.Batch", "Cashback.File.Rows"];

    static readonly string[] s_ofWitness = ["Cashback.Witness.IsFormer", "Cashback.Witness.Until"];

    static readonly string[] s_ofProposal = ["Cashback.Proposal.What", "Cashback.Proposal.Content", "Cashback.Proposal.When", "Cashback.Proposal.Url"];

    static readonly string[] s_ofDeletion =
        ["Cashback.Deletion.AskedBy", "Cashback.Deletion.ApprovedBy", "Cashback.Deletion.DoneBy", "Cashback.Deletion.When", "Cashback.Deletion.Until", "Cashback.Deletion.Sums", "Cashback.Seal"];

    /// <summary>A review found a customer's tier undeserved; it falls when the days of grace are over.</summary>
    public static readonly Letter TierWarning = new("Cashback.TierWarning.CustomerNotification", "TierWarning", ["Cashback.Tier.Name", "Cashback.Tier.Missing", "Cashback.Tier.LastDay"]) { Kind = ClientLetterKind.TierAtRisk, CountsAsMarketing = true };

    /// <summary>A new customer has ordered before as a guest, and confirms the address to earn on it.</summary>
    public static readonly Letter ClaimOrders = new("Cashback.ClaimOrders.CustomerNotification", "ClaimOrders", ["Cashback.Claim.Url"]);

    /// <summary>A customer confirms the address, for a welcome that waits or because they asked for the letter.</summary>
    public static readonly Letter ConfirmAddress = new("Cashback.ConfirmAddress.CustomerNotification", "ConfirmAddress", ["Cashback.Claim.Url"]);

    /// <summary>A bonus was given.</summary>
    public static readonly Letter Bonus = new("Cashback.Bonus.CustomerNotification", "Bonus", s_ofBonus) { Waits = true };

    /// <summary>A gift, in a run.</summary>
    public static readonly Letter Gift = new("Cashback.Gift.CustomerNotification", "Gift", s_ofBonus) { Kind = ClientLetterKind.Gift, IsMarketing = true };

    /// <summary>A gift to a customer who has not been there for long.</summary>
    public static readonly Letter WinBack = new("Cashback.WinBack.CustomerNotification", "WinBack", s_ofBonus) { Kind = ClientLetterKind.WinBack, IsMarketing = true };

    /// <summary>Staff took credit in the salon.</summary>
    public static readonly Letter Taken = new("Cashback.Taken.CustomerNotification", "Taken", s_ofTaking);

    /// <summary>Staff gave back what they had taken in the salon.</summary>
    public static readonly Letter GivenBack = new("Cashback.GivenBack.CustomerNotification", "GivenBack", s_ofTaking);

    /// <summary>Staff took credit by hand, in the admin area.</summary>
    public static readonly Letter TakenByHand = new("Cashback.TakenByHand.CustomerNotification", "TakenByHand", ["Cashback.Taken.Amount", "Cashback.Taken.When", "Cashback.Taken.Text", "Cashback.Taken.HasText"]);

    /// <summary>Money of an order came back as credit, as the client agreed.</summary>
    public static readonly Letter MoneyRefund = new("Cashback.MoneyRefund.CustomerNotification", "MoneyRefund",
        ["Cashback.Refund.Order", "Cashback.Refund.Amount", "Cashback.Refund.Bonus", "Cashback.Refund.HasBonus", "Cashback.Refund.LastDay", "Cashback.Refund.Expires"]);

    /// <summary>A voucher was made.</summary>
    public static readonly Letter VoucherIssued = new("Cashback.VoucherIssued.CustomerNotification", "VoucherIssued", s_ofVoucher);

    /// <summary>A voucher lapses soon; its amount is what is left of it.</summary>
    public static readonly Letter VoucherReminder = new("Cashback.VoucherReminder.CustomerNotification", "VoucherReminder", s_ofVoucher) { Waits = true };

    /// <summary>The code that staff ask for before they take a large amount.</summary>
    public static readonly Letter CounterProof = new("Cashback.CounterProof.CustomerNotification", "CounterProof", ["Cashback.Proof.Code", "Cashback.Proof.Until"]);

    /// <summary>A slip of the counter that staff send.</summary>
    public static readonly Letter Slip = new("Cashback.Slip.CustomerNotification", "Slip",
    [
        "Cashback.Slip.Place", "Cashback.Slip.Receipt", "Cashback.Slip.When", "Cashback.Slip.Credit", "Cashback.Slip.CodeEnd", "Cashback.Slip.IsVoucher", "Cashback.Slip.IsSale", "Cashback.Slip.IsTaking",
        "Cashback.Slip.Lines", "Cashback.Slip.Total", "Cashback.Slip.Money", "Cashback.Slip.HasCredit", "Cashback.Slip.Earned", "Cashback.Slip.Earns", "Cashback.Slip.UsableFrom", "Cashback.Slip.Returns", "Cashback.Slip.HasReturns",
    ]);

    /// <summary>A client was given a card.</summary>
    public static readonly Letter CardGiven = new("Cashback.CardGiven.CustomerNotification", "CardGiven", ["Cashback.Card.End"]);

    /// <summary>A client's card was blocked.</summary>
    public static readonly Letter CardBlocked = new("Cashback.CardBlocked.CustomerNotification", "CardBlocked", ["Cashback.Card.End", "Cashback.Card.NewEnd", "Cashback.Card.HasNew"]);

    /// <summary>To the witness: the newest seal of the ledger.</summary>
    public static readonly Letter Seal = new("Cashback.Seal.WitnessNotification", "Seal", ["Cashback.Seal", .. s_ofWitness]);

    /// <summary>To the owner and the witness: somebody confirmed that the ledger is deleted with the plugin.</summary>
    public static readonly Letter DeletionConfirmed = new("Cashback.DeletionConfirmed.OwnerNotification", "DeletionConfirmed", s_ofDeletion);

    /// <summary>To the owner and the witness: the ledger is deleted with the plugin now.</summary>
    public static readonly Letter LedgerDeleted = new("Cashback.LedgerDeleted.OwnerNotification", "LedgerDeleted", s_ofDeletion);

    /// <summary>To the witness and the owner: what a verification of the ledger found, or an act met.</summary>
    public static readonly Letter Findings = new("Cashback.Findings.WitnessNotification", "Findings", ["Cashback.Findings", .. s_ofWitness]);

    /// <summary>To the owner: the daily letter, which tells what was done by hand.</summary>
    public static readonly Letter HandActs = new("Cashback.DailyLetter.OwnerNotification", "HandActs", ["Cashback.HandActs.List", "Cashback.HandActs.Count", "Cashback.HandActs.From", "Cashback.HandActs.Until"]);

    /// <summary>To those who may approve something: it waits for them.</summary>
    public static readonly Letter ProposalWaits = new("Cashback.ProposalWaits.StaffNotification", "ProposalWaits", [.. s_ofProposal, "Cashback.Proposal.By", "Cashback.Proposal.Lapses"]);

    /// <summary>To who asked for an approval: how it ended.</summary>
    public static readonly Letter ProposalEnded = new("Cashback.ProposalEnded.StaffNotification", "ProposalEnded",
        [.. s_ofProposal, "Cashback.Proposal.State", "Cashback.Proposal.IsDecided", "Cashback.Proposal.DecidedBy", "Cashback.Proposal.HasReason", "Cashback.Proposal.Reason"]);

    /// <summary>To a branch: its file of the day, which goes with it.</summary>
    public static readonly Letter BranchFile = new("Cashback.BranchFile.BranchNotification", "BranchFile", s_ofFile);

    /// <summary>To the owner: the file of a branch could not be written or sent.</summary>
    public static readonly Letter BranchFileFailed = new("Cashback.BranchFileFailed.OwnerNotification", "BranchFileFailed", [.. s_ofFile, "Cashback.File.Failure"]);

    /// <summary>Credit ends soon.</summary>
    public static readonly Letter CreditEnds = new("Cashback.CreditEnds.CustomerNotification", "CreditEnds", ["Cashback.Ending.Amount", "Cashback.Ending.LastDay", "Cashback.Ending.Days", "Cashback.Balance"]) { Kind = ClientLetterKind.CreditEnds };

    /// <summary>An order is complete, and this is what it earned.</summary>
    public static readonly Letter Earned = new("Cashback.Earned.CustomerNotification", "Earned",
        ["Cashback.Earned.Amount", "Cashback.Earned.Order", "Cashback.Earned.HasOrder", "Cashback.Earned.UsableFrom", "Cashback.Earned.Waits", "Cashback.Balance"]) { Kind = ClientLetterKind.Earned };

    /// <summary>What was pending can be used.</summary>
    public static readonly Letter Usable = new("Cashback.Usable.CustomerNotification", "Usable", ["Cashback.Usable.Amount", "Cashback.Balance"]) { Kind = ClientLetterKind.Usable, StartsOff = true };

    /// <summary>A tier was reached.</summary>
    public static readonly Letter TierReached = new("Cashback.TierReached.CustomerNotification", "TierReached", ["Cashback.Tier.Name", "Cashback.Balance"]) { Kind = ClientLetterKind.TierReached };

    /// <summary>A tier was lost.</summary>
    public static readonly Letter TierLost = new("Cashback.TierLost.CustomerNotification", "TierLost", ["Cashback.Tier.Name", "Cashback.Tier.HasOne", "Cashback.Tier.Before", "Cashback.Balance"]) { Kind = ClientLetterKind.TierLost };

    /// <summary>The order of an invited friend counted.</summary>
    public static readonly Letter FriendCounted = new("Cashback.FriendCounted.CustomerNotification", "FriendCounted", s_ofBonus) { Kind = ClientLetterKind.FriendCounted };

    /// <summary>A gift for a birthday.</summary>
    public static readonly Letter Birthday = new("Cashback.Birthday.CustomerNotification", "Birthday", s_ofBonus) { Kind = ClientLetterKind.Birthday, IsMarketing = true };

    /// <summary>Statement of a month.</summary>
    public static readonly Letter Statement = new("Cashback.Statement.CustomerNotification", "Statement",
        ["Cashback.Statement.Month", "Cashback.Statement.Given", "Cashback.Statement.Spent", "Cashback.Statement.Ended", "Cashback.Statement.Ends", "Cashback.Statement.HasEnds", "Cashback.Balance"]) { Kind = ClientLetterKind.Statement, StartsOff = true };

    /// <summary>All letters: these are installed, translated, updated and removed.</summary>
    public static IReadOnlyList<Letter> All { get; } = [TierWarning, ClaimOrders, ConfirmAddress, Bonus, Gift, WinBack, Taken, GivenBack, TakenByHand, MoneyRefund, VoucherIssued, VoucherReminder, CounterProof, Slip, CardGiven, CardBlocked, Seal, Findings, DeletionConfirmed, LedgerDeleted, HandActs, ProposalWaits, ProposalEnded, BranchFile, BranchFileFailed, CreditEnds, Earned, Usable, TierReached, TierLost, FriendCounted, Birthday, Statement];

    /// <summary>Letters that clients may switch off.</summary>
    public static IEnumerable<Letter> OfClients => All.Where(letter => letter.Kind is not null).OrderBy(letter => letter.Kind);

    /// <summary>Tokens of the plugin in every letter.</summary>
    public static IReadOnlyList<string> Common { get; } = ["Cashback.Greeting", "Cashback.AccountUrl", "Cashback.OptOutUrl"];
}
