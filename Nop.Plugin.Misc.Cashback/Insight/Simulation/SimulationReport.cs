using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>Result of one rule set. Amounts in minor units of the shop's primary currency.</summary>
/// <param name="Name">The rule set.</param>
/// <param name="Currency">Currency of every amount.</param>
/// <param name="Total">Everything.</param>
/// <param name="Clients">Clients with an order.</param>
/// <param name="Months">By the month of the shop's calendar in which orders were placed, oldest first.</param>
/// <param name="Tiers">By the tier held when an order was paid, lowest first; id 0: none.</param>
/// <param name="Categories">By top category, the most earned first; id 0: none. Sales are the goods alone, without shipping.</param>
/// <param name="Programmes">What programmes added, in the order of the rules.</param>
public sealed record SimulationReport(
    string Name,
    CurrencySpec Currency,
    SimulationSums Total,
    int Clients,
    IReadOnlyList<SimulationRow<DateOnly>> Months,
    IReadOnlyList<TierRow> Tiers,
    IReadOnlyList<SimulationRow<int>> Categories,
    IReadOnlyList<ProgrammeRow> Programmes)
{
    /// <summary>Part of everything that was sold in the salon.</summary>
    public SimulationSums Salon { get; init; }

    /// <summary>The rest: orders of the shop.</summary>
    public SimulationSums Shop => new(Total.Orders - Salon.Orders, Total.Sales - Salon.Sales, Total.Earned - Salon.Earned, Total.TakenBack - Salon.TakenBack);
}

/// <summary>Sums of a group of orders, in minor units.</summary>
/// <param name="Orders">Paid orders and sales in the salon, those of guests and those taken back too.</param>
/// <param name="Sales">Money paid, less what went back.</param>
/// <param name="Earned">Cashback earned.</param>
/// <param name="TakenBack">Of that, taken back by refunds and cancellations.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SimulationSums(int Orders, long Sales, long Earned, long TakenBack)
{
    /// <summary>Cost of the cashback if all of it is spent.</summary>
    public long Cost => Earned - TakenBack;

    /// <summary>The cost in percent of sales, two decimals; null: no sales.</summary>
    public decimal? CostShare => Sales <= 0 ? null : decimal.Round(Cost * 100m / Sales, 2, MidpointRounding.AwayFromZero);

    /// <summary>Both together.</summary>
    public static SimulationSums operator +(SimulationSums left, SimulationSums right) =>
        new(left.Orders + right.Orders, left.Sales + right.Sales, left.Earned + right.Earned, left.TakenBack + right.TakenBack);
}

/// <summary>A group of orders.</summary>
/// <param name="Key">The month's first day, or the category's id.</param>
/// <param name="Name">The category's name; empty for a month.</param>
/// <param name="Sums">Its sums.</param>
public sealed record SimulationRow<TKey>(TKey Key, string Name, SimulationSums Sums);

/// <summary>A tier.</summary>
/// <param name="TierId">0: none.</param>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Clients">Clients with an order who hold it at the end.</param>
/// <param name="Sums">Orders paid while it was held.</param>
public sealed record TierRow(int TierId, string Name, int Clients, SimulationSums Sums);

/// <summary>A programme.</summary>
/// <param name="ProgrammeId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Orders">Orders on which it added something.</param>
/// <param name="Added">What it added; stackable ones that worked together are each counted with all that they added together.</param>
/// <param name="Budget">Its budget; null: none.</param>
public sealed record ProgrammeRow(int ProgrammeId, string Name, int Orders, long Added, long? Budget);

/// <summary>How a client fares, for the file.</summary>
/// <param name="CustomerId">The client.</param>
/// <param name="Orders">Orders that count.</param>
/// <param name="TierId">The tier at the end; 0: none.</param>
/// <param name="TierName">Its name.</param>
/// <param name="Earned">Earned, minor units.</param>
/// <param name="TakenBack">Taken back, minor units.</param>
readonly record struct ClientRow(int CustomerId, int Orders, int TierId, string TierName, long Earned, long TakenBack);

/// <summary>The second rule set beside the first, client by client.</summary>
/// <param name="More">Clients who keep more under the second.</param>
/// <param name="Less">Clients who keep less.</param>
/// <param name="Same">Clients who keep the same.</param>
public sealed record SimulationContrast(int More, int Less, int Same);

/// <summary>Result of a run.</summary>
/// <param name="Reports">One for each rule set.</param>
/// <param name="Contrast">The second beside the first; null: there is only one.</param>
/// <param name="OrdersRead">Orders gone through, those before the first day too.</param>
public sealed record SimulationResult(IReadOnlyList<SimulationReport> Reports, SimulationContrast? Contrast, int OrdersRead)
{
    /// <summary>Clients of each rule set, in the same order everywhere.</summary>
    internal IReadOnlyList<IReadOnlyList<ClientRow>> Clients { get; init; } = [];
}
