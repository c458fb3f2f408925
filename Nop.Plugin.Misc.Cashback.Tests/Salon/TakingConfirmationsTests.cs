using Moq;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Customers;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>A second person confirms with a sign-in that the shop takes, and with nothing else that the shop says of one.</summary>
public sealed class TakingConfirmationsTests
{
    const string Email = "boss@example.com";
    const int Boss = 90;

    static IEnumerable<CustomerLoginResults> All => Enum.GetValues<CustomerLoginResults>();

    [TestCaseSource(nameof(All))]
    public async Task No_sign_in_but_a_successful_one_confirms(CustomerLoginResults result)
    {
        var (refusal, personId) = await CheckAsync(result);
        Assert.That((refusal == SalonRefusal.None, personId), Is.EqualTo(result == CustomerLoginResults.Successful ? (true, Boss) : (false, 0)));
    }

    [TestCase(CustomerLoginResults.WrongPassword, ExpectedResult = SalonRefusal.ConfirmationWrong)]
    [TestCase(CustomerLoginResults.LockedOut, ExpectedResult = SalonRefusal.ConfirmationLocked)]
    [TestCase(CustomerLoginResults.MultiFactorAuthenticationRequired, ExpectedResult = SalonRefusal.ConfirmationLocked)]
    [TestCase(CustomerLoginResults.NotRegistered, ExpectedResult = SalonRefusal.ConfirmationNotAllowed)]
    public async Task<SalonRefusal> Each_says_why(CustomerLoginResults result) => (await CheckAsync(result)).Refusal;

    static async Task<(SalonRefusal Refusal, int PersonId)> CheckAsync(CustomerLoginResults result)
    {
        var shop = new PlayedShop(PlayedShop.Spring);
        var boss = new Customer { Id = Boss, Email = Email, Active = true };
        var customers = Mock.Of<ICustomerService>(it => it.GetCustomerByEmailAsync(Email) == Task.FromResult(boss));
        var permissions = Mock.Of<IPermissionService>(it => it.AuthorizeAsync(It.IsAny<string>(), boss) == Task.FromResult(true));
        var registration = Mock.Of<ICustomerRegistrationService>(it => it.ValidateCustomerAsync(Email, "secret") == Task.FromResult(result));
        var settings = Mock.Of<ISettingService>(it => it.LoadSettingAsync<CustomerSettings>(It.IsAny<int>()) == Task.FromResult(new CustomerSettings()));
        var desk = new SalonDesk(shop);
        var confirmations = new TakingConfirmations(desk.ConfirmationRows, registration, settings, permissions, new RightHolders(customers, permissions), desk.Staff, new StaffByEmail(customers, AnyText.Held), desk.LookUps, shop.Holds, shop.Clock);
        return await confirmations.CheckAsync(new(Email, "secret"), SalonDesk.Clerk, SalonDesk.Anna, SalonDesk.Rome);
    }
}
