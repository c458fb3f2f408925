using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Where an operation stands. The numbers are stored: never change or reuse one.</summary>
enum OperationState
{
    /// <summary>Somebody is at it, or died at it.</summary>
    Begun = 1,

    /// <summary>It has its answer, which is the answer for ever.</summary>
    Done = 2,

    /// <summary>It came to nothing that is kept, and may be tried again.</summary>
    Free = 3,
}

/// <summary>
/// What a till asked for under an idempotency key, and how it ended. Where an act of the ledger answers it, both are one transaction: there is no moment at which
/// credit was taken and the till could be told otherwise.
/// </summary>
[StoredIn("Cashback_Operation")]
[Unique(nameof(Name))]
[Indexed(nameof(TillId), nameof(KeyHash))]
[Indexed(nameof(ReceiptHash))]
[Indexed(nameof(StateId), nameof(BegunOnUtc))]
public sealed class TillOperation : BaseEntity
{
    internal const int LongestEndpoint = 100;
    internal const int LongestCode = 60;

    DateTime _begunOnUtc;

    /// <summary>SHA-256 of till, branch, endpoint and key: there is one row for them. Lower-case hex.</summary>
    [Text(LedgerTextLengths.Hash, LowerCase = true)]
    public string Name { get; set; } = "";

    /// <summary>The till.</summary>
    public int TillId { get; set; }

    /// <summary>The branch that it speaks for.</summary>
    public int BranchId { get; set; }

    /// <summary>SHA-256 of the key alone, by which a till asks what became of it. Lower-case hex.</summary>
    [Text(LedgerTextLengths.Hash, LowerCase = true)]
    public string KeyHash { get; set; } = "";

    /// <summary>Method and route: "POST redemptions".</summary>
    [Text(LongestEndpoint)]
    public string Endpoint { get; set; } = "";

    /// <summary>SHA-256 of what was asked, in one canonical form. Lower-case hex.</summary>
    [Text(LedgerTextLengths.Hash, LowerCase = true)]
    public string Fingerprint { get; set; } = "";

    /// <summary>SHA-256 of branch and receipt, by which a till asks what was done for it. Lower-case hex; empty: it has no receipt.</summary>
    [Text(LedgerTextLengths.Hash, LowerCase = true)]
    public string ReceiptHash { get; set; } = "";

    /// <summary>Stored number of where it stands.</summary>
    public int StateId { get; set; }

    /// <summary>Names who is at it: only they may write the answer. Lower-case hex.</summary>
    [Text(LedgerTextLengths.Salt, LowerCase = true)]
    public string Claim { get; set; } = "";

    /// <summary>When the one who is at it began, UTC.</summary>
    public DateTime BegunOnUtc
    {
        get => _begunOnUtc;
        set => _begunOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>HTTP status of the answer; 0: none yet.</summary>
    public int Status { get; set; }

    /// <summary>Code of the refusal; empty: it was not refused.</summary>
    [Text(LongestCode)]
    public string Code { get; set; } = "";

    /// <summary>The act of the ledger that answered it, as <see cref="PostingContext.ActOf(LedgerEntry)"/> has it; empty: none did.</summary>
    [Text(LedgerTextLengths.IdempotencyKey, LowerCase = true)]
    public string Act { get; set; } = "";

    /// <summary>The answer, JSON; empty: none yet, or it is so old that it is made again from the entries of the act.</summary>
    [Text(int.MaxValue)]
    public string Body { get; set; } = "";

    /// <summary>Where it stands.</summary>
    [NotMapped]
    internal OperationState State { get => (OperationState)StateId; set => StateId = (int)value; }
}

/// <summary>An answer to an operation.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON.</param>
/// <param name="Code">Code of the refusal; empty: it was not refused.</param>
public sealed record OperationAnswer(int Status, string Body, string Code = "");

/// <summary>An operation that an act of the ledger is to answer: the act writes the answer with its entries, or none of both.</summary>
/// <param name="operationId">Row of the operation; 0 in a dry run.</param>
/// <param name="claim">Who is at it (<see cref="TillOperation.Claim"/>).</param>
/// <param name="isDryRun">The act decides as it would, and nothing is written.</param>
/// <param name="answerOf">Makes the answer from the book as the act leaves it.</param>
public sealed class OperationAct(int operationId, string claim, bool isDryRun, Func<WalletBook, OperationAnswer> answerOf)
{
    /// <summary>Row of the operation; 0 in a dry run.</summary>
    public int OperationId => operationId;

    /// <summary>Who is at it.</summary>
    public string Claim => claim;

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun => isDryRun;

    /// <summary>The answer that was written, or in a dry run would have been; null: no act of the ledger has answered it.</summary>
    public OperationAnswer? Answer { get; private set; }

    /// <summary>The answer for a book, from its state after the act.</summary>
    internal OperationAnswer AnswerTo(WalletBook book) => answerOf(book);

    /// <summary>Notes that the answer stands.</summary>
    internal void Stand(OperationAnswer answer) => Answer = answer;
}
