using System.Reflection;
using System.Runtime.CompilerServices;
using Moq;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>Every member of the decorated interfaces reaches the inner service with the same arguments, and its answer comes back as it is.</summary>
public sealed class ForwardingTests
{
    static IEnumerable<MethodInfo> TotalsMembers() => Members<IOrderTotalCalculationService>(nameof(IOrderTotalCalculationService.GetShoppingCartTotalAsync), nameof(IOrderTotalCalculationService.UpdateOrderTotalsAsync),
        nameof(IOrderTotalCalculationService.GetShoppingCartSubTotalAsync), nameof(IOrderTotalCalculationService.GetShoppingCartSubTotalsAsync),
        nameof(IOrderTotalCalculationService.GetTaxTotalAsync), nameof(IOrderTotalCalculationService.CalculatePaymentAdditionalFeeAsync));

    static IEnumerable<MethodInfo> OrderMembers() => Members<IOrderProcessingService>(nameof(IOrderProcessingService.PlaceOrderAsync));

    [TestCaseSource(nameof(TotalsMembers))]
    public void A_member_of_the_totals_forwards(MethodInfo member)
    {
        var (inner, recorder) = Recorder.Of<IOrderTotalCalculationService>();
        Check(member, recorder, new RedeemingOrderTotalCalculationService(inner, Mock.Of<ICheckoutCashback>(), null!, new CreditFreeTotals(), new CheckoutPlacement(), new CashbackRow(),
            Mock.Of<ICustomerService>(), Mock.Of<IStoreContext>(), Mock.Of<IWalletDirectory>(), Mock.Of<IOrderCredit>(), new Texts(Mock.Of<ILocalizationService>())));
    }

    [TestCaseSource(nameof(OrderMembers))]
    public void A_member_of_the_orders_forwards(MethodInfo member)
    {
        var (inner, recorder) = Recorder.Of<IOrderProcessingService>();
        Check(member, recorder, new RedeemingOrderProcessingService(inner, Mock.Of<ICheckoutHolds>(), new CheckoutPlacement()));
    }

    static void Check(MethodInfo member, Recorder recorder, object decorator)
    {
        var arguments = member.GetParameters().Select((parameter, place) => Sample(parameter.ParameterType, place)).ToArray();
        var answer = member.Invoke(decorator, arguments);
        Assert.Multiple(() =>
        {
            Assert.That(recorder.Calls, Has.Count.EqualTo(1));
            Assert.That(recorder.Calls[0].Method, Is.EqualTo(member));
            Assert.That(recorder.Calls[0].Arguments, Is.EqualTo(arguments));
            Assert.That(answer, member.ReturnType.IsValueType ? Is.EqualTo(recorder.Answer) : Is.SameAs(recorder.Answer));
        });
    }

    static IEnumerable<MethodInfo> Members<T>(params string[] changed) => typeof(T).GetMethods().Where(member => !changed.Contains(member.Name));

    static object Sample(Type type, int place)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return $"text {place}";
        if (type == typeof(bool))
            return true;
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(41 + place, type, System.Globalization.CultureInfo.InvariantCulture);
        return type.IsInterface
            ? Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()))!
            : RuntimeHelpers.GetUninitializedObject(type);
    }

    public class Recorder : DispatchProxy
    {
        public List<(MethodInfo Method, object?[] Arguments)> Calls { get; } = [];

        public object? Answer { get; private set; }

        public static (T Service, Recorder Recorder) Of<T>()
            where T : class
        {
            var service = Create<T, Recorder>();
            return (service, (Recorder)(object)service);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Calls.Add((targetMethod!, args!));
            return Answer = AnswerOf(targetMethod!.ReturnType);
        }

        static object AnswerOf(Type type)
        {
            if (type == typeof(Task))
                return Task.FromResult(new object());
            if (!typeof(Task).IsAssignableFrom(type))
                return type == typeof(bool) ? true : Convert.ChangeType(12.5m, type, System.Globalization.CultureInfo.InvariantCulture);

            var value = type.GetGenericArguments()[0];
            return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(value)
                .Invoke(null, [value.IsValueType ? Activator.CreateInstance(value) : null])!;
        }
    }
}
