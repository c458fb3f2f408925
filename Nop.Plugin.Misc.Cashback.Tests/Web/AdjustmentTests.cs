using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Moq;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Core.Caching;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Plugin.Misc.Cashback.Web;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Members;
using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;
using Nop.Services.Helpers;
using Nop.Services.Logging;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AdjustmentTests
{
    static readonly Wallet _wallet = new() { Id = 7, CustomerId = 3, CurrencyCode = "EUR" };

    readonly Mock<ICashbackLedger> _ledger = new();
    readonly Mock<ICustomerActivityService> _activity = new();
    readonly Guid _attempt = Guid.NewGuid();
    readonly LedgerEntry _first = new() { Amount = 5000, Reason = "a gesture", CreatedOnUtc = new DateTime(2026, 3, 2, 9, 0, 0) };

    [SetUp]
    public void Answer()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        _ledger.Setup(l => l.GetBalanceAsync(It.IsAny<WalletKey>(), It.IsAny<CancellationToken>())).ReturnsAsync(WalletBalance.Empty);
        Ledger(LedgerOutcome.Done);
    }

    [Test]
    public async Task An_adjustment_is_posted_with_its_reason_and_leads_back_to_the_wallet()
    {
        var (result, _) = await AdjustAsync("-5.25", "a gesture", true);
        _ledger.Verify(l => l.AdjustAsync(new WalletKey(3, 0, "EUR"), -525,
            It.Is<PostingContext>(c => c.Reason == "a gesture" && c.ActorId == 11 && c.Channel == Channel.Admin), It.IsAny<CancellationToken>()), Times.Once);
        Assert.That(result, Is.InstanceOf<RedirectToActionResult>());
    }

    [Test]
    public async Task An_adjustment_leaves_a_line_in_the_activity_log()
    {
        await AdjustAsync("5", "a gesture", true);
        _activity.Verify(a => a.InsertActivityAsync(It.Is<Customer>(who => who.Id == 11), CashbackActivity.WalletAdjusted, It.IsAny<string>(), It.IsAny<BaseEntity>()), Times.Once);
    }

    [Test]
    public async Task The_same_form_sent_twice_is_one_act()
    {
        var keys = new List<string?>();
        _ledger.Setup(l => l.AdjustAsync(It.IsAny<WalletKey>(), It.IsAny<long>(), It.IsAny<PostingContext>(), It.IsAny<CancellationToken>()))
            .Callback((WalletKey _, long _, PostingContext context, CancellationToken _) => keys.Add(context.IdempotencyKey))
            .ReturnsAsync(new LedgerResult<long>(LedgerOutcome.Done, 500, true) { First = _first });
        await AdjustAsync("5", "a gesture", true);
        await AdjustAsync("5", "a gesture", true);
        Assert.Multiple(() =>
        {
            Assert.That(keys[0], Is.Not.Null.And.EqualTo(keys[1]));
            _activity.VerifyNoOtherCalls();
        });
    }

    [Test]
    public async Task A_form_that_comes_back_with_other_content_is_refused_with_both_and_can_be_meant_anew()
    {
        _ledger.Setup(l => l.AdjustAsync(It.IsAny<WalletKey>(), It.IsAny<long>(), It.IsAny<PostingContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new LedgerResult<long>(LedgerOutcome.KeyUsed, 5000) { First = _first });
        var (result, controller) = await AdjustAsync("70", "a gesture", true);
        var again = ((WalletModel)((ViewResult)result).Model!).Adjustment;
        Assert.Multiple(() =>
        {
            Assert.That(controller.ModelState["Amount"]!.Errors, Has.Count.EqualTo(1));
            Assert.That((again.Amount, again.Reason, again.Confirmed), Is.EqualTo(("70", "a gesture", false)));
            Assert.That(again.Attempt, Is.Not.EqualTo(_attempt).And.Not.EqualTo(Guid.Empty));
            _activity.VerifyNoOtherCalls();
        });
    }

    [TestCase("5", "", true, "Reason")]
    [TestCase("5", "  ", true, "Reason")]
    [TestCase("5", "a gesture", false, "Confirmed")]
    [TestCase("five", "a gesture", true, "Amount")]
    [TestCase("0", "a gesture", true, "Amount")]
    public async Task Nothing_is_posted_where_the_form_is_wrong(string amount, string reason, bool confirmed, string field)
    {
        var (result, controller) = await AdjustAsync(amount, reason, confirmed);
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.InstanceOf<ViewResult>());
            Assert.That(controller.ModelState[field]!.Errors, Has.Count.EqualTo(1));
            _ledger.Verify(l => l.AdjustAsync(It.IsAny<WalletKey>(), It.IsAny<long>(), It.IsAny<PostingContext>(), It.IsAny<CancellationToken>()), Times.Never);
        });
    }

    [TestCase(LedgerOutcome.Insufficient, "OnlySoMuch")]
    [TestCase(LedgerOutcome.Busy, "Busy")]
    public async Task What_the_ledger_refuses_is_said_beside_the_amount(LedgerOutcome outcome, string message)
    {
        Ledger(outcome);
        var (_, controller) = await AdjustAsync("-5", "a gesture", true);
        Assert.That(controller.ModelState["Amount"]!.Errors.Single().ErrorMessage, Is.EqualTo(message));
    }

    void Ledger(LedgerOutcome outcome)
        => _ledger.Setup(l => l.AdjustAsync(It.IsAny<WalletKey>(), It.IsAny<long>(), It.IsAny<PostingContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new LedgerResult<long>(outcome, 0));

    async Task<(IActionResult Result, CashbackWalletController Controller)> AdjustAsync(string amount, string reason, bool confirmed)
    {
        var localization = FakeTexts.Localization();
        var texts = FakeTexts.ByKey();
        var customer = new Customer { Id = 3, Email = "anna@example.com" };
        var wallets = Mock.Of<IWalletDirectory>(w => w.GetAsync(7) == Task.FromResult<WalletRow?>(new WalletRow(_wallet, customer)) && w.MergedAsync(It.IsAny<int>()) == Task.FromResult<IReadOnlyList<WalletRow>>(new List<WalletRow>()));
        var dates = Mock.Of<IDateTimeHelper>(d => d.DefaultStoreTimeZone == TimeZoneInfo.Utc);
        var actor = new Actor(Mock.Of<IWorkContext>(w => w.GetCurrentCustomerAsync() == Task.FromResult(new Customer { Id = 11 })));
        var clock = new ShopClock(dates);
        var customers = Mock.Of<ICustomerService>();
        var cards = new Mock<IClientCards>();
        cards.Setup(c => c.OfAsync(It.IsAny<int>())).ReturnsAsync([]);
        var members = new AdminMemberFactory(Mock.Of<ITierService>(), Mock.Of<ITierPins>(), Mock.Of<IMembership>(), cards.Object, null!, wallets, customers,
            Mock.Of<ISettingService>(), Mock.Of<IPermissionService>(), localization, texts, clock, actor);
        var handmade = new HandmadeQueries(new ListRepository<LedgerEntry>(), new ListRepository<Wallet>(), new ListRepository<ToldEntry>());
        var book = new ProposalBook(new ListRepository<Proposal>(), new ListRepository<ProposalDecision>(), new ListRepository<GiftRun>(), new ListRepository<RuleDraft>(), new ListRepository<RuleLaunch>(), new ListRepository<OpeningBatch>(), handmade, new RowSignatures(OneKey.Instance), TimeProvider.System);
        var approvals = new AdminApprovalFactory(book, null!, null!, null!, wallets, customers, Mock.Of<IPermissionService>(), new ClientNames(customers, texts), localization, texts, clock, null!, Mock.Of<IWorkContext>());
        var settings = Mock.Of<ISettingService>(s => s.LoadSettingAsync<CashbackSettings>(0) == Task.FromResult(new CashbackSettings()));
        var limits = new HandLimits(settings, wallets, handmade, book, new(new ListRepository<OpeningBatch>()), clock, TimeProvider.System);
        var factory = new AdminWalletFactory(wallets, cards.Object, _ledger.Object, members, approvals, new(texts, clock, TimeProvider.System), new LifeForm(localization, texts, TimeProvider.System), limits, new ClientNames(customers, texts), Mock.Of<IStoreService>(),
            Mock.Of<IPermissionService>(), new FormReaders(wallets, texts), dates, clock, localization, texts, actor, TimeProvider.System);
        var entries = new AdminEntryFactory(wallets, null!, null!, Mock.Of<IAdjustmentTexts>(), null!, customers, Mock.Of<ITillKeys>(), new EntryText(texts), new BonusText(localization, texts), localization, texts, dates, clock);
        var orders = new AdminOrderFactory(wallets, cards.Object, _ledger.Object, Mock.Of<IOrderLedgerQueries>(), Mock.Of<IOrderService>(), null!, null!, null!, new ExplanationText(texts), texts, dates);
        var adjustments = new HandAdjustments(wallets, _ledger.Object, limits, handmade, book, new AdjustmentTexts(new ListRepository<AdjustmentText>()), new PersonTurns(Mock.Of<ILocker>(), new NoPause()), SalonDesk.Altered, Mock.Of<ISalonLetters>(), actor, TimeProvider.System);
        var controller = new CashbackWalletController(factory, entries, orders, null!, wallets, adjustments,
            new PageKit(texts, new PageNotices(Mock.Of<INotificationService>()), new ActivityLines(_activity.Object, actor, localization, AnyText.Held), new FormAttempts(Mock.Of<ILocker>(), Mock.Of<IStaticCacheManager>()), Mock.Of<IProposalNews>()))
        {
            ControllerContext = new ControllerContext { HttpContext = new DefaultHttpContext() },
        };
        var result = await controller.Adjust(new AdjustmentModel { WalletId = 7, Attempt = _attempt, Amount = amount, Reason = reason, Confirmed = confirmed });
        return (result, controller);
    }
}
