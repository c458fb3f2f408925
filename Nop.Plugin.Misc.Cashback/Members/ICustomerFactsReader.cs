using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Reads what a rule set asks of a client, and nothing else.</summary>
public interface ICustomerFactsReader
{
    /// <summary>The facts for an order, or for a cart that would be one now.</summary>
    /// <param name="key">The client's wallet.</param>
    /// <param name="set">The rules: say what is to be read.</param>
    /// <param name="placedOnUtc">When the order was placed.</param>
    /// <param name="order">The order; null: a cart.</param>
    Task<OrderClient> ReadAsync(WalletKey key, EarnRuleSet set, DateTime placedOnUtc, Order? order = null);
}

/// <summary>What a calculation knows of the client of an order.</summary>
/// <param name="Facts">Who it is.</param>
/// <param name="FirstOfDay">Whether the order is the client's first of its day.</param>
/// <param name="Use">What programmes gave before, by id.</param>
public sealed record OrderClient(CustomerFacts Facts, bool FirstOfDay, IReadOnlyDictionary<int, ProgrammeUse> Use);
