using Nop.Core.Domain.Customers;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Links by which clients invite friends.</summary>
public interface IInvitations
{
    /// <summary>What an invitation gives now; null: nothing is given for inviting.</summary>
    Task<Bonus?> OfferAsync();

    /// <summary>The code of a client's link; made at the first time.</summary>
    Task<string> CodeOfAsync(int customerId);

    /// <summary>Whether a code is somebody's.</summary>
    Task<bool> IsKnownAsync(string? code);

    /// <summary>Keeps that a new client came by somebody's link, also where that gives nothing. Nothing is kept where the code is nobody's.</summary>
    Task KeepAsync(Customer friend, string? code);
}
