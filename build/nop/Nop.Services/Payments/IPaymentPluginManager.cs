using Nop.Services.Plugins;

namespace Nop.Services.Payments;

public interface IPaymentPluginManager : IPluginManager<IPaymentMethod>;
