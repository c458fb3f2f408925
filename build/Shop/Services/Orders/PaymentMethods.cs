using Nop.Services.Payments;
using Nop.Services.Plugins;

namespace Cashback.Preview.Services;

/// <summary>System names of the ways to pay.</summary>
public static class PaymentMethods
{
    /// <summary>By invoice: marked as paid by staff later.</summary>
    public const string Later = "Payments.Later";

    /// <summary>By card: paid at once.</summary>
    public const string AtOnce = "Payments.AtOnce";

    /// <summary>By card: authorised now, captured by staff later.</summary>
    public const string Authorize = "Payments.Authorize";
}

/// <summary>A way to pay, as the shop lists it. The gateway does the rest.</summary>
public sealed class PaymentMethod : BasePlugin, IPaymentMethod
{
    /// <param name="systemName">Its system name.</param>
    /// <param name="friendlyName">What it is called where a language has no name for it.</param>
    public PaymentMethod(string systemName, string friendlyName) =>
        PluginDescriptor = new() { Group = "Payment methods", SystemName = systemName, FriendlyName = friendlyName, Installed = true, PluginType = typeof(PaymentMethod) };
}

/// <summary>The ways to pay that are installed.</summary>
public sealed class PaymentPluginManager : IPaymentPluginManager
{
    static readonly (string SystemName, string FriendlyName)[] s_methods =
        [(PaymentMethods.AtOnce, "Pay now"), (PaymentMethods.Later, "Pay at the counter"), (PaymentMethods.Authorize, "Pay when it is sent")];

    /// <inheritdoc/>
    public Task<IList<IPaymentMethod>> LoadAllPluginsAsync(Customer customer = null!, int storeId = 0) =>
        Task.FromResult<IList<IPaymentMethod>>([.. s_methods.Select(method => new PaymentMethod(method.SystemName, method.FriendlyName))]);

    /// <inheritdoc/>
    public async Task<IPaymentMethod> LoadPluginBySystemNameAsync(string systemName, Customer customer = null!, int storeId = 0) =>
        (await LoadAllPluginsAsync()).FirstOrDefault(method => string.Equals(method.PluginDescriptor.SystemName, systemName, StringComparison.OrdinalIgnoreCase))!;
}
