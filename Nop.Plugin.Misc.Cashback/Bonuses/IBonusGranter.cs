using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Gives single bonuses. The same one asked for again, at once or from another node, is given once.</summary>
public interface IBonusGranter
{
    /// <summary>Gives a client a bonus, if the rule's audience and limits allow it.</summary>
    /// <param name="bonus">The rule.</param>
    /// <param name="customer">The client.</param>
    /// <param name="storeId">The store where the reason arose.</param>
    /// <param name="reason">What for (<see cref="BonusReasons"/>).</param>
    Task<GrantOutcome> GrantAsync(Bonus bonus, Customer customer, int storeId, string reason);

    /// <summary>Gives a client the gift of a run.</summary>
    Task<GrantOutcome> GrantAsync(BonusRun run, Customer customer, bool mayMail);

    /// <summary>Books what was decided and not booked.</summary>
    /// <returns>How many were booked.</returns>
    Task<int> CompleteAsync(CancellationToken cancellationToken);
}

/// <summary>How asking for a bonus ended.</summary>
public enum GrantOutcome
{
    /// <summary>It is booked.</summary>
    Given,

    /// <summary>It is decided; the wallet was busy and the task will book it.</summary>
    Busy,

    /// <summary>The client has it already.</summary>
    Repeated,

    /// <summary>The rule's limits do not allow another one now.</summary>
    Limited,

    /// <summary>The client has not joined, or has no card, where the shop asks for it.</summary>
    NotJoined,

    /// <summary>The client is not in the audience, may get no bonuses, or cashback is off.</summary>
    NotFor,
}
