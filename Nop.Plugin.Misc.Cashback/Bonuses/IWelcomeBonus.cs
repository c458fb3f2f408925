namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>
/// What is given for opening an account, once somebody stands behind it: the address is confirmed, or an order that was paid with money has cleared. Without either, accounts that
/// nobody reads the mail of would turn credit into goods.
/// </summary>
public interface IWelcomeBonus
{
    /// <summary>Gives a client what is due.</summary>
    Task GiveAsync(Customer customer);

    /// <summary>Sums up what waits for the address or a first order, minor units; 0: nothing does.</summary>
    Task<long> WaitingAsync(Customer customer);
}

/// <summary>What is given on birthdays, to accounts behind which somebody stands, as with <see cref="IWelcomeBonus"/>.</summary>
public interface IBirthdayBonus
{
    /// <summary>Whether a client whose birthday the shop knows would get something, and the address or a first order lacks.</summary>
    Task<bool> WaitsAsync(Customer customer);
}
