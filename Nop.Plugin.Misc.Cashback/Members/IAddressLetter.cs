namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>The letter by which a customer confirms an address.</summary>
public interface IAddressLetter
{
    /// <summary>Sends it.</summary>
    /// <param name="customer">To whose address.</param>
    /// <param name="token">What the link in it carries.</param>
    /// <param name="isAboutOrders">It says that orders were placed with the address; otherwise only that the address is to be confirmed.</param>
    Task SendAsync(Customer customer, string token, bool isAboutOrders);
}
