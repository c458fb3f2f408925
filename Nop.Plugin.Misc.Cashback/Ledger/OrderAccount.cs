using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Account of a paid order: the earning as it was frozen at first payment, and how far it has been taken back.</summary>
[StoredIn(CashbackTableNames.OrderAccount)]
[Unique(nameof(OrderId))]
[Indexed(nameof(WalletId))]
[Indexed(nameof(PaidTotal))]
public class OrderAccount : BaseEntity
{
    DateTime _frozenOnUtc;
    DateTime? _completedOnUtc;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The order; unique. Below 0: a sale in the salon (<see cref="SaleNumber.OrderIdOf"/>).</summary>
    public int OrderId { get; set; }

    /// <summary>When the ledger first learned of the payment.</summary>
    public DateTime FrozenOnUtc
    {
        get => _frozenOnUtc;
        set => _frozenOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>Earned in minor units before rounding down, as "numerator/denominator".</summary>
    [Text(LedgerTextLengths.Fraction)]
    public string EarnExact { get; set; } = "0/1";

    /// <summary>Earned in minor units: <see cref="EarnExact"/> rounded down.</summary>
    public long Earned { get; set; }

    /// <summary>The order's earn base before the money share, minor units as "numerator/denominator": what counts for tiers.</summary>
    [Text(LedgerTextLengths.Fraction)]
    public string SpendBase { get; set; } = "0/1";

    /// <summary>Order total in minor units, as it last was. Of a sale what its lines come to, the part that credit paid included: its returns are of goods.</summary>
    public long Total { get; set; }

    /// <summary>Order total in minor units when frozen, kept from the moment at which <see cref="Total"/> first becomes another; null: it is still the same.</summary>
    public long? PaidTotal { get; set; }

    /// <summary>Money refunded so far in minor units; of a sale what the goods that came back cost.</summary>
    public long Refunded { get; set; }

    /// <summary>Cancelled or deleted.</summary>
    public bool Voided { get; set; }

    /// <summary>When it first was complete and paid; null: not yet.</summary>
    public DateTime? CompletedOnUtc
    {
        get => _completedOnUtc;
        set => _completedOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>Its lot, by number in the wallet; 0: it earned nothing.</summary>
    public int LotNumber { get; set; }

    /// <summary>Taken back and not reinstated, minor units, debt included.</summary>
    public long Taken { get; set; }

    /// <summary>To be taken back but waived, minor units.</summary>
    public long Waived { get; set; }

    /// <summary>Days from complete to Available that were in force when frozen.</summary>
    public int ActivationDelayDays { get; set; }

    /// <summary>Days from activation to expiry that were in force when frozen; null: never expires.</summary>
    public int? ExpiryDays { get; set; }

    /// <summary>To the end of what credit lasts after those days, a <see cref="Rules.ExpiryUntil"/>; null: of the day.</summary>
    public int? ExpiryUntilId { get; set; }

    /// <summary>The yearly day to whose end it lasts, month × 100 + day; null: to the end of no such day.</summary>
    public int? ExpiryDate { get; set; }

    /// <summary>The tier held when frozen; 0: none.</summary>
    public int TierId { get; set; }

    /// <summary>The explanation of each line, JSON, as frozen.</summary>
    [Prose(int.MaxValue)]
    public string Snapshot { get; set; } = "";

    /// <summary>Charges to programmes' budgets when frozen (<see cref="OrderCharges"/>).</summary>
    [Text(int.MaxValue)]
    public string Charges { get; set; } = "";

    /// <summary>Grows by one with every change of this row.</summary>
    public int Revision { get; set; }

    /// <summary>Order total in minor units when frozen: the money that was paid.</summary>
    [NotMapped]
    public long MoneyPaid => PaidTotal ?? Total;

    /// <summary>How long its credit lasts, as it was frozen; null: for ever.</summary>
    internal Rules.ExpiryTerms? Expiry
    {
        get
        {
            if (ExpiryDays is not { } days)
                return null;
            var terms = new Rules.ExpiryTerms(days) { Until = (Rules.ExpiryUntil)(ExpiryUntilId ?? (int)Rules.ExpiryUntil.Day) };
            return ExpiryDate is { } date ? terms with { Month = date / 100, Day = date % 100 } : terms;
        }

        set
        {
            ExpiryDays = value?.Days;
            // What lasts some days alone is written as it was before there was anything else: its digest is the same.
            ExpiryUntilId = value is null or { Until: Rules.ExpiryUntil.Day } ? null : (int)value.Until;
            ExpiryDate = value is { Until: Rules.ExpiryUntil.Date } ? (value.Month * 100) + value.Day : null;
        }
    }

    /// <summary>The order's money.</summary>
    internal OrderMoney Money => new(MoneyPaid, Total, Refunded);
}
