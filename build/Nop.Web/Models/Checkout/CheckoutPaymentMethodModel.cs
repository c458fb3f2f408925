using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutPaymentMethodModel : BaseNopModel
{
    public IList<CheckoutPaymentMethodModel.PaymentMethodModel> PaymentMethods { get; set; } = [];
    public bool DisplayRewardPoints { get; set; }
    public int RewardPointsBalance { get; set; }
    public int RewardPointsToUse { get; set; }
    public string RewardPointsToUseAmount { get; set; }
    public bool RewardPointsEnoughToPayForOrder { get; set; }
    public bool UseRewardPoints { get; set; }

    public virtual CheckoutPaymentMethodModel <Clone>$() => throw new NotSupportedException();

    public record PaymentMethodModel : BaseNopModel
    {
        public string PaymentMethodSystemName { get; set; }
        public string Name { get; set; }
        public string Description { get; set; }
        public string Fee { get; set; }
        public bool Selected { get; set; }
        public string LogoUrl { get; set; }

        public virtual CheckoutPaymentMethodModel.PaymentMethodModel <Clone>$() => throw new NotSupportedException();
    }
}
