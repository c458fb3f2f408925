namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>What may be done to an order, or beside it to the wallet that it is paid from.</summary>
public enum Does
{
    /// <summary>The shopper places an order.</summary>
    Place,

    /// <summary>The gateway refuses the payment of a new order.</summary>
    Fail,

    /// <summary>The shopper orders the same goods again.</summary>
    Reorder,

    /// <summary>Staff mark it as paid.</summary>
    Pay,

    /// <summary>The event of its payment comes again.</summary>
    PayAgain,

    /// <summary>Its authorized payment is captured.</summary>
    Capture,

    /// <summary>Its authorized payment is called off.</summary>
    Void,

    /// <summary>Its goods are handed over.</summary>
    Complete,

    /// <summary>A part of its money goes back.</summary>
    Refund,

    /// <summary>All money that is left of it goes back.</summary>
    RefundAll,

    /// <summary>Staff cancel it.</summary>
    Cancel,

    /// <summary>Staff set its status by hand.</summary>
    SetStatus,

    /// <summary>Staff delete it.</summary>
    Delete,

    /// <summary>Staff put other lines in, and the shop computes the total.</summary>
    EditLines,

    /// <summary>Staff change the pieces of one item, and the shop computes the total.</summary>
    EditItem,

    /// <summary>Staff change an item where the shop computes no total.</summary>
    ItemAlone,

    /// <summary>Staff type a total.</summary>
    TypeTotal,

    /// <summary>Another plugin refunds, and only saves the row.</summary>
    SaveRefund,

    /// <summary>Another plugin sets a status, and only saves the row.</summary>
    SaveStatus,

    /// <summary>Another plugin marks as paid, and only saves the row.</summary>
    SavePaid,

    /// <summary>The counter takes credit.</summary>
    Counter,

    /// <summary>Staff give or take credit by hand.</summary>
    Adjust,

    /// <summary>Days pass.</summary>
    Wait,

    /// <summary>The schedule tasks run.</summary>
    Tasks,

    /// <summary>Somebody asks for every order to be looked at again.</summary>
    LookAgain,
}

/// <summary>One thing that is done.</summary>
/// <param name="Does">What.</param>
/// <param name="Order">Which of the client's orders, counted round.</param>
/// <param name="Amount">Minor units, days, or a choice.</param>
/// <param name="Credit">What a new order asks to be paid with; minor units.</param>
/// <param name="Lost">A bit for each event of an order that the act publishes: it reaches nobody.</param>
/// <param name="Twice">A bit for each such event: it comes twice.</param>
public sealed record Act(Does Does, int Order = 0, int Amount = 0, int Credit = 0, int Lost = 0, int Twice = 0);

/// <summary>Where the web server dies.</summary>
/// <param name="Commit">In which commit of the ledger, from 1; 0: in none.</param>
/// <param name="IsWritten">Whether that commit is in the database.</param>
public readonly record struct Death(int Commit, bool IsWritten)
{
    public override string ToString() => Commit == 0 ? "nowhere" : $"{(IsWritten ? "after" : "before")} commit {Commit}";
}

/// <summary>The life of a client's orders from a wallet with some credit.</summary>
/// <param name="Opening">Credit at the beginning; minor units.</param>
/// <param name="Death">Where the server dies in it.</param>
/// <param name="Acts">What is done, in order.</param>
public sealed record Life(int Opening, Death Death, IReadOnlyList<Act> Acts)
{
    /// <summary>Whether the shop waives what it cannot take back, in place of keeping it as a debt.</summary>
    public bool Waives { get; init; }

    public override string ToString() => $"new Life({Opening}, new Death({Death.Commit}, {(Death.IsWritten ? "true" : "false")}),{Environment.NewLine}[{Environment.NewLine}"
        + string.Concat(Acts.Select(act => $"    {Text(act)},{Environment.NewLine}")) + $"]){(Waives ? " { Waives = true }" : "")}";

    // As it can be copied into a test.
    static string Text(Act act)
    {
        var text = $"new(Does.{act.Does}";
        foreach (var (name, value) in new[] { (nameof(act.Order), act.Order), (nameof(act.Amount), act.Amount), (nameof(act.Credit), act.Credit), (nameof(act.Lost), act.Lost), (nameof(act.Twice), act.Twice) })
            text += value == 0 ? "" : $", {name}: {value}";
        return text + ")";
    }
}
