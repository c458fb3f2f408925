using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Limits;
using Nop.Plugin.Misc.Cashback.Api.Operations;
using Nop.Plugin.Misc.Cashback.Bonuses.Sources;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Runs;
using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Insight.SlowDays;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Privacy;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Plugin.Misc.Cashback.Web;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;
using Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;
using Nop.Plugin.Misc.Cashback.Web.Admin.BranchFiles;
using Nop.Plugin.Misc.Cashback.Web.Admin.Branches;
using Nop.Plugin.Misc.Cashback.Web.Admin.CardBatches;
using Nop.Plugin.Misc.Cashback.Web.Admin.Cards;
using Nop.Plugin.Misc.Cashback.Web.Admin.DayEnds;
using Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;
using Nop.Plugin.Misc.Cashback.Web.Admin.Guard;
using Nop.Plugin.Misc.Cashback.Web.Admin.History;
using Nop.Plugin.Misc.Cashback.Web.Admin.Letters;
using Nop.Plugin.Misc.Cashback.Web.Admin.Members;
using Nop.Plugin.Misc.Cashback.Web.Admin.Merges;
using Nop.Plugin.Misc.Cashback.Web.Admin.Openings;
using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;
using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;
using Nop.Plugin.Misc.Cashback.Web.Admin.Referrals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Reports;
using Nop.Plugin.Misc.Cashback.Web.Admin.Returns;
using Nop.Plugin.Misc.Cashback.Web.Admin.Segments;
using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;
using Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;
using Nop.Plugin.Misc.Cashback.Web.Admin.Overview;
using Nop.Plugin.Misc.Cashback.Web.Admin.SlowDays;
using Nop.Plugin.Misc.Cashback.Web.Admin.Terms;
using Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;
using Nop.Plugin.Misc.Cashback.Web.Admin.Tills;
using Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;
using Nop.Plugin.Misc.Cashback.Web.Admin.Work;
using Nop.Plugin.Misc.Cashback.Web.Api;
using Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;
using Nop.Plugin.Misc.Cashback.Web.Salon;
using Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;
using Nop.Plugin.Misc.Cashback.Web.Salon.Days;
using Nop.Plugin.Misc.Cashback.Web.Salon.Sales;
using Nop.Plugin.Misc.Cashback.Web.Salon.Slips;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;
using Nop.Plugin.Misc.Cashback.Web.Shop.Carry;
using Nop.Plugin.Misc.Cashback.Web.Shop.Cart;
using Nop.Plugin.Misc.Cashback.Web.Shop.Hints;
using Nop.Plugin.Misc.Cashback.Web.Shop.Orders;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>Registers the plugin's services, room after room. Event consumers are found and registered by the shop itself.</summary>
public sealed class CashbackStartup : INopStartup
{
    /// <summary>Its place after the shop's own services, so that the decorators find what they decorate.</summary>
    public int Order => 3000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddPlatform(services);
        AddLedger(services);
        AddRuleBook(services);
        AddMembers(services);
        AddSegments(services);
        AddCheckout(services);
        AddBonuses(services);
        AddSalon(services);
        AddOpenings(services);
        AddTerms(services);
        AddOrders(services);
        AddSales(services);
        AddPrivacy(services);
        AddInsight(services);
        AddOversight(services);
        AddApi(services);
        AddMessages(services);
        AddInstallation(services);
        AddAdminPages(services);
        AddShopPages(services);
        AddTillPages(services);
    }

    public void Configure(IApplicationBuilder application)
    {
    }

    static void AddPlatform(IServiceCollection services)
    {
        services.AddScoped<LocalizationInstaller>();
        services.AddScoped<Texts>();
        services.AddScoped<ShopClock>();
        services.AddScoped<PaymentMethodNames>();
        services.AddScoped<Actor>();
        services.AddScoped<TillTaxes>();
        services.AddScoped<ActivityLines>();
        services.AddScoped<WorkList>();
        services.AddSingleton<ICodeSource, RandomCodeSource>();
        services.AddSingleton<IConfigureOptions<MvcOptions>, TypedValueMessages>();
    }

    static void AddLedger(IServiceCollection services)
    {
        services.TryAddSingleton<ILedgerDatabase, ShopLedgerDatabase>();
        services.AddSingleton<ShopCharacterSets>();
        services.AddSingleton<ShopText>();
        services.AddSingleton<ICardNumbers, RandomCardNumbers>();
        services.AddSingleton<ITextSalts, RandomTextSalts>();
        services.AddSingleton<IWalletStore, AdoWalletStore>();
        services.AddSingleton(provider => (IManyBooks)provider.GetRequiredService<IWalletStore>());
        services.AddSingleton(provider => (IOutboxStore)provider.GetRequiredService<IWalletStore>());
        services.AddSingleton<IOperationStore, OperationStore>();
        services.AddSingleton<TextErasure>();
        services.TryAddSingleton<IShopKeys>(provider => new ShopKeys(Path.Combine(provider.GetRequiredService<IWebHostEnvironment>().ContentRootPath, "App_Data", "cashback-seal.keys")));
        services.AddSingleton<ILedgerSealer, LedgerSealer>();
        services.AddSingleton<ILedgerAuditor, LedgerAuditor>();
        services.AddSingleton<VerificationProgress>();
        services.AddScoped<DamageBook>();
        services.AddScoped<ILedgerVerification, LedgerVerification>();
        AddWork<DamagedWallets>(services);
        services.AddScoped<OpenQuestions>();
        services.AddScoped<IAlteredRows, AlteredRows>();
        services.AddSingleton<RowSignatures>();
        services.AddSingleton<IRowSignatures>(provider => provider.GetRequiredService<RowSignatures>());
        services.AddScoped<ISignedRows, SignedRows>();
        services.AddScoped<IFormerRows, FormerRows>();
        services.AddSingleton(provider => new LedgerRemoval(provider.GetRequiredService<ILedgerDatabase>(), provider.GetRequiredService<IShopKeys>()));
        services.AddSingleton<IRetryPacing>(new JitteredPacing(Random.Shared));
        services.AddScoped<PersonTurns>();
        services.AddSingleton<WalletTurns>();
        services.AddScoped<ICashbackLedger, CashbackLedger>();
        services.AddScoped<ManyCaptures>();
        services.AddScoped<DueCredit>();
        services.AddScoped<IWalletQueries, WalletQueries>();
        services.AddScoped<IOrderLedgerQueries, OrderLedgerQueries>();
        services.AddScoped<PastOrderQueries>();
        services.AddScoped<SoldQueries>();
        services.AddScoped<ClearedOrders>();
        services.AddScoped<Purchases>();
        services.AddScoped<IHoldQueries, HoldQueries>();
        services.AddScoped<RedemptionQueries>();
        services.AddScoped<SaleQueries>();
        services.AddScoped<BookQueries>();
        services.AddScoped<ExportQueries>();
        services.AddScoped<WalletCards>();
        services.AddScoped<EndingCreditQueries>();
        services.AddScoped<ClientLetterQueries>();
        services.AddScoped<ReturnQueries>();
        services.AddScoped<ChangeQueries>();
        services.AddScoped<WalletTraces>();
        services.AddScoped<IWalletDirectory, WalletDirectory>();
    }

    static void AddRuleBook(IServiceCollection services)
    {
        services.AddScoped<SettingWords>();
        services.AddScoped<CashbackSettingsWriter>();
        services.AddScoped<CashbackSettingRows>();
        services.AddScoped<IRuleSetProvider, RuleSetProvider>();
        services.AddScoped<EarnRuleService>();
        services.AddScoped<DraftLauncher>();
        services.AddScoped<RuleDrafts>();
    }

    static void AddMembers(IServiceCollection services)
    {
        services.AddScoped<CustomerTiers>();
        services.AddScoped<ITierService, TierService>();
        services.AddScoped<ITierPins, TierPins>();
        services.AddScoped<TierNews>();
        services.AddScoped<TierHolders>();
        services.AddScoped<IMembership, MembershipService>();
        services.AddScoped<RightHolders>();
        services.AddScoped<CardKinds>();
        services.AddScoped<CardSeals>();
        services.AddScoped<IClientCards, ClientCards>();
        AddBook<CardBook>(services);
        services.AddScoped<FormerCardBlocks>();
        services.AddScoped<ISignedTable>(provider => provider.GetRequiredService<FormerCardBlocks>());
        services.AddScoped<FavouriteCategory>();
        services.AddScoped<CustomerFactsReader>();
        services.AddScoped<NewsletterConsent>();
        services.AddScoped<BirthdayRecords>();
        services.AddScoped<AddressRecords>();
        services.AddScoped<GuestClaims>();
        services.AddScoped<CompletionRecords>();
        AddTraces<MemberTraces>(services);
    }

    static void AddCheckout(IServiceCollection services)
    {
        services.AddScoped<CheckoutPlacement>();
        services.AddScoped<CashbackRow>();
        services.AddScoped<CreditText>();
        services.AddScoped<RefusalText>();
        services.AddScoped<ChoiceNote>();
        services.AddScoped<EarlierOrders>();
        services.AddScoped<ShownCredits>();
        services.AddScoped<WindowCredit>();
        services.AddScoped<CreditFreeTotals>();
        services.AddScoped<CreditOrders>();
        services.AddScoped<CartReductions>();
        services.AddScoped<ShopperCredits>();
        services.AddScoped<ICheckoutCashback, CheckoutCashback>();
        services.AddScoped<CheckoutConsent>();
        services.AddScoped<StaffNotes>();
        services.AddScoped<WrittenCredit>();
        services.AddScoped<ICheckoutHolds, CheckoutHolds>();
        services.AddScoped<IHoldSettlement, HoldSettlement>();
        services.Decorate<IOrderTotalCalculationService>((provider, inner) =>
            ActivatorUtilities.CreateInstance<RedeemingOrderTotalCalculationService>(provider, inner));
        services.Decorate<IOrderProcessingService>((provider, inner) =>
            ActivatorUtilities.CreateInstance<RedeemingOrderProcessingService>(provider, inner));
        services.Decorate<IViewComponentInvokerFactory>((provider, inner) =>
            ActivatorUtilities.CreateInstance<TotalsRowInvokerFactory>(provider, inner));
    }

    static void AddSegments(IServiceCollection services)
    {
        services.AddScoped<ClientFacts>();
        services.AddScoped<SegmentMembers>();
        services.AddScoped<SegmentBook>();
        services.AddScoped<ISegmentRoles, SegmentRoles>();
        AddConditions<AudienceConditions>(services);
        AddConditions<PurchaseConditions>(services);
        AddConditions<CreditConditions>(services);
        AddSegmentUse<ProgrammeSegments>(services);
    }

    // By a factory, as sources are.
    static void AddConditions<TSource>(IServiceCollection services)
        where TSource : class, IConditionSource
    {
        services.AddScoped<TSource>();
        services.AddScoped<IConditionSource>(provider => provider.GetRequiredService<TSource>());
    }

    // By a factory, as sources are.
    static void AddSegmentUse<TUse>(IServiceCollection services)
        where TUse : class, ISegmentUse
    {
        services.AddScoped<TUse>();
        services.AddScoped<ISegmentUse>(provider => provider.GetRequiredService<TUse>());
    }

    static void AddBonuses(IServiceCollection services)
    {
        AddConditions<InvitedCondition>(services);
        AddSegmentUse<BonusSegments>(services);
        services.AddScoped<AudienceQuery>();
        services.AddScoped<GiftAudience>();
        services.AddScoped<ReferralBook>();
        AddTraces<BonusTraces>(services);
        AddBook<BonusBook>(services);
        AddSigned<BonusGrant>(services);
        AddSigned<GiftRun>(services);
        services.AddScoped<BonusService>();
        services.AddScoped<BonusGranter>();
        services.AddScoped<GiftRunService>();
        services.AddScoped<Invitations>();
        services.AddScoped<Mailboxes>();
        services.AddScoped<ReferralParties>();
        services.AddScoped<SourceTools>();
        services.AddScoped<AccountProof>();
        AddSource<RegistrationSource>(services);
        services.AddScoped<IWelcomeBonus>(provider => provider.GetRequiredService<RegistrationSource>());
        AddSource<ReviewSource>(services);
        AddSource<BirthdaySource>(services);
        services.AddScoped<IBirthdayBonus>(provider => provider.GetRequiredService<BirthdaySource>());
        AddSource<ReferralSource>(services);
        AddSource<RebookingSource>(services);
        AddSource<ItemsSource>(services);
        AddSource<WinBackSource>(services);
    }

    // By a factory: the shop takes a second registration by type of the same service for two plugins that override each other, and warns.
    static void AddSource<TSource>(IServiceCollection services)
        where TSource : class, IBonusSource
    {
        services.AddScoped<TSource>();
        services.AddScoped<IBonusSource>(provider => provider.GetRequiredService<TSource>());
    }

    // By a factory, as sources are.
    static void AddTraces<TTraces>(IServiceCollection services)
        where TTraces : class, IPersonTraces
    {
        services.AddScoped<TTraces>();
        services.AddScoped<IPersonTraces>(provider => provider.GetRequiredService<TTraces>());
    }

    // By a factory: a service that is registered by type more than once looks to the shop as if plugins overrode it.
    static void AddReport<TReport>(IServiceCollection services) where TReport : class, IReport
    {
        services.AddScoped<TReport>();
        services.AddScoped<IReport>(provider => provider.GetRequiredService<TReport>());
    }

    // By a factory, as sources are.
    static void AddBook<TBook>(IServiceCollection services)
        where TBook : class, IOtherBook
    {
        services.AddScoped<TBook>();
        services.AddScoped<IOtherBook>(provider => provider.GetRequiredService<TBook>());
    }

    // Its rows are held against their signatures, and signed once where an earlier version wrote them.
    static void AddSigned<TRow>(IServiceCollection services)
        where TRow : BaseEntity
    {
        AddBook<SignedRowBook<TRow>>(services);
        services.AddScoped<ISignedTable>(provider => provider.GetRequiredService<SignedRowBook<TRow>>());
    }

    // By a factory, as sources are.
    static void AddWork<TWork>(IServiceCollection services)
        where TWork : class, IWaitingWork
    {
        services.AddScoped<TWork>();
        services.AddScoped<IWaitingWork>(provider => provider.GetRequiredService<TWork>());
    }

    static void AddSettableWork<TWork>(IServiceCollection services)
        where TWork : class, ISetAside
    {
        AddWork<TWork>(services);
        services.AddScoped<ISetAside>(provider => provider.GetRequiredService<TWork>());
    }

    static void AddSalon(IServiceCollection services)
    {
        services.AddScoped<LookUps>();
        services.AddScoped<ClientProofs>();
        services.AddScoped<TakingLimits>();
        services.AddScoped<ProvedSpending>();
        services.AddScoped<TakingConfirmations>();
        services.AddScoped<ITakingConfirmations>(provider => provider.GetRequiredService<TakingConfirmations>());
        services.AddScoped<PhoneRecords>();
        services.AddScoped<ClientSearch>();
        services.AddScoped<IClientSearch>(provider => provider.GetRequiredService<ClientSearch>());
        services.AddScoped<VoucherReferences>();
        services.AddScoped<VoucherTokens>();
        services.AddScoped<VoucherFinder>();
        services.AddScoped<Receipts>();
        services.AddScoped<IRedemptions, Redemptions>();
        services.AddScoped<IBranchService, BranchService>();
        services.AddScoped<BranchStaff>();
        services.AddScoped<StaffByEmail>();
        services.AddScoped<SentSlips>();
        services.AddScoped<IVoucherService, VoucherService>();
        services.AddScoped<ICounterService, CounterService>();
        services.AddScoped<ITillHolds, TillHolds>();
        services.AddScoped<IVoucherReminders, VoucherReminders>();
        services.AddScoped<BranchExports>();
        services.TryAddSingleton(provider => new ExportFolder(Path.Combine(provider.GetRequiredService<IWebHostEnvironment>().ContentRootPath, "App_Data", "cashback-exports")));
        services.AddScoped<IScheduledExports, ScheduledExports>();
        services.AddScoped<LetterOutbox>();
        services.AddScoped<ILateLetters, LateLetters>();
        services.AddScoped<SalonExport>();
        services.AddScoped<ReceiptCodes>();
        services.AddScoped<ReturnJudge>();
        services.AddScoped<IRowOutcomes, RowOutcomes>();
        services.AddScoped<ReturnLetters>();
        services.AddScoped<SaleRowJudge>();
        services.AddScoped<IReturnDesk, ReturnDesk>();
        services.AddScoped<ReturnDifferences>();
        services.AddScoped<OfflineTakings>();
        AddWork<WaitingHolds>(services);
        AddWork<WaitingReturns>(services);
        AddWork<WaitingDifferences>(services);
        AddWork<WaitingExports>(services);
        AddTraces<SalonTraces>(services);
        AddBook<CounterBook>(services);
    }

    static void AddOpenings(IServiceCollection services)
    {
        services.AddScoped<OpeningClients>();
        services.AddScoped<RewardPoints>();
        services.AddScoped<OpeningJudge>();
        services.AddScoped<OpeningPoster>();
        services.AddScoped<IOpeningDesk, OpeningDesk>();
        AddTraces<OpeningTraces>(services);
        AddBook<OpeningBook>(services);
        AddSigned<OpeningBatch>(services);
        AddSigned<OpeningRow>(services);
    }

    static void AddTerms(IServiceCollection services)
    {
        services.AddScoped<ITermsTexts, TermsTexts>();
        services.AddScoped<ITermsVersions, TermsVersions>();
    }

    static void AddOrders(IServiceCollection services)
    {
        services.AddScoped<EarningOfPurchases>();
        services.AddScoped<OrderEarning>();
        AddBook<OrderBook>(services);
        services.AddScoped<IOrderOutlook, OrderOutlook>();
        services.AddScoped<OrderSweep>();
        services.AddScoped<OrderReading>();
        services.AddScoped<IOrderForecasts, OrderForecasts>();
        services.AddScoped<IOrderReconciler, OrderReconciler>();
        services.AddScoped<IFollowedVerification, FollowedVerification>();
        AddTraces<WorkNotes>(services);
        AddSettableWork<WaitingShortfalls>(services);
        AddSettableWork<WaitingMoney>(services);
        services.AddScoped<OrderPrices>();
        services.AddScoped<IOrderCredit, OrderCredit>();
        services.AddScoped<OrderEdits>();
        services.AddScoped<GuestOrders>();
        services.AddScoped<AddressConfirmation>();
        services.AddScoped<EarnPreview>();
        services.AddScoped<RuleTrial>();
    }

    static void AddSales(IServiceCollection services)
    {
        services.AddScoped<SaleEarning>();
        services.AddScoped<SaleChecks>();
        services.AddScoped<ISalonSales, SalonSales>();
        services.AddScoped<IReturnedSales, ReturnedSales>();
        AddBook<SaleBook>(services);
        AddSigned<Sale>(services);
        AddSigned<SaleLine>(services);
        AddSigned<SaleReturn>(services);
        AddTraces<SaleTraces>(services);
        services.AddScoped<ISalonDays, SalonDays>();
        services.AddScoped<SaleReturns>();
        services.AddScoped<ISlipLetters, SlipLetters>();
    }

    static void AddPrivacy(IServiceCollection services)
    {
        services.AddScoped<WalletClosing>();
        services.AddScoped<IPersonErasure, PersonErasure>();
        services.AddScoped<IPersonRecords, PersonRecords>();
    }

    static void AddInsight(IServiceCollection services)
    {
        services.AddScoped<PastOrders>();
        services.AddScoped<PastSales>();
        services.AddScoped<PastPurchases>();
        services.AddScoped<IPastShop, PastShop>();
        services.AddSingleton<SimulationRuns>();
        services.AddScoped<MarginGuard>();
        services.AddScoped<CreditYear>();
        services.AddScoped<OwedQueries>();
        services.AddScoped<VintageQueries>();
        services.AddScoped<BranchFigures>();
        services.AddScoped<PurchaseFigures>();
        services.AddScoped<ChargeQueries>();
        services.AddScoped<ReportPeople>();
        services.AddScoped<BreakageTable>();
        AddReport<OwedReport>(services);
        AddReport<MonthsReport>(services);
        services.AddScoped<MonthClosing>();
        services.AddScoped<IMonthClosing>(provider => provider.GetRequiredService<MonthClosing>());
        AddBook<MonthBook>(services);
        AddReport<ClientsReport>(services);
        AddReport<SalonReport>(services);
        AddReport<ProgrammesReport>(services);
        AddReport<HabitsReport>(services);
        services.AddScoped<OrderHours>();
    }

    static void AddOversight(IServiceCollection services)
    {
        services.AddScoped<HandmadeQueries>();
        services.AddScoped<ExtensionQueries>();
        services.AddScoped<FlowQueries>();
        services.AddScoped<FindingWords>();
        services.AddScoped<ProposalBook>();
        services.AddScoped<LanguageWords>();
        services.AddScoped<RuleChangeWords>();
        services.AddScoped<IProposalWords, ProposalWords>();
        services.AddScoped<ChangedSettings>();
        services.AddScoped<IRuleHistory, RuleHistory>();
        services.AddScoped<IProposalNews, ProposalNews>();
        services.AddScoped<LedgerTotals>();
        services.AddScoped<ReleasedGifts>();
        services.AddScoped<ReleasedOpenings>();
        services.AddScoped<HandLimits>();
        services.AddScoped<HandAdjustments>();
        services.AddScoped<HandExtensions>();
        services.AddScoped<IHandWallets, HandWallets>();
        services.AddScoped<HandMerges>();
        services.AddScoped<IHandMerges>(provider => provider.GetRequiredService<HandMerges>());
        services.AddScoped<IProposedAct>(provider => provider.GetRequiredService<HandMerges>());
        services.AddScoped<CurrencyDecision>();
        AddWork<WaitingCurrency>(services);
        services.AddScoped<AdjustmentTexts>();
        services.AddScoped<IAdjustmentTexts>(provider => provider.GetRequiredService<AdjustmentTexts>());
        services.AddScoped<GiftReleases>();
        services.AddScoped<RuleLaunches>();
        services.AddScoped<OpeningReleases>();
        services.AddScoped<IOpeningReleases>(provider => provider.GetRequiredService<OpeningReleases>());
        services.AddScoped<ICreditReturns, CreditReturns>();
        services.AddScoped<IMoneyRefunds, MoneyRefunds>();
        AddWork<WaitingStores>(services);
        AddWork<WaitingClosedWallets>(services);
        AddWork<WaitingRefunds>(services);
        AddSigned<MoneyRefund>(services);
        services.AddScoped<IPersonTraces>(provider => provider.GetRequiredService<WaitingRefunds>());
        services.AddScoped<IHandAdjustments>(provider => provider.GetRequiredService<HandAdjustments>());
        services.AddScoped<IProposedAct>(provider => provider.GetRequiredService<HandAdjustments>());
        services.AddScoped<IHandExtensions>(provider => provider.GetRequiredService<HandExtensions>());
        services.AddScoped<IProposedAct>(provider => provider.GetRequiredService<HandExtensions>());
        services.AddScoped<IProposedAct>(provider => provider.GetRequiredService<GiftReleases>());
        services.AddScoped<IProposedAct>(provider => provider.GetRequiredService<RuleLaunches>());
        services.AddScoped<IProposedAct>(provider => provider.GetRequiredService<OpeningReleases>());
        services.AddScoped<SecondPerson>();
        AddWork<WaitingProposals>(services);
        AddSigned<Proposal>(services);
        AddSigned<ProposalDecision>(services);
        AddWork<WaitingOpenings>(services);
        AddWork<WaitingTasks>(services);
        services.AddScoped<Approvers>();
        services.AddScoped<HandActs>();
        AddReport<StaffReport>(services);
        services.AddScoped<IHandReports, HandReports>();
        AddTraces<HandTraces>(services);
    }

    static void AddApi(IServiceCollection services)
    {
        services.AddScoped<ITillKeys, TillKeys>();
        services.AddSingleton<ApiLimits>();
        services.AddScoped<OperationDesk>();
        services.AddScoped<WalletIds>();
        services.AddScoped<ActAnswers>();
        services.AddScoped<SaleAnswers>();
        services.AddScoped<KeptAnswers>();
        services.AddScoped<ITillRecords, TillRecords>();
        AddBook<TillBook>(services);
        AddSigned<TillKey>(services);
    }

    static void AddMessages(IServiceCollection services)
    {
        services.AddScoped<MailTemplateInstaller>();
        services.AddScoped<CustomerLetters>();
        services.AddScoped<LetterClaims>();
        services.AddScoped<LetterGate>();
        services.AddScoped<LetterFigures>();
        services.AddScoped<ILetterDesk, LetterDesk>();
        services.AddScoped<CreditSentence>();
        services.AddScoped<IReminderFile, ReminderFile>();
        services.AddScoped<LetterLinks>();
        services.AddScoped<ILetterSwitches, LetterSwitches>();
        AddTraces<LetterChoices>(services);
        services.AddScoped<IEarnedLetters, EarnedLetters>();
        services.AddScoped<ITierNews, TierNewsLetters>();
        services.AddScoped<IMonthStatements, MonthStatements>();
        services.AddScoped<IClientLetters, ClientLetters>();
        services.AddScoped<IEndingCreditLetters, EndingCreditLetters>();
        services.AddScoped<ITierLetters, TierLetters>();
        services.AddScoped<IAddressLetter, AddressLetter>();
        services.AddScoped<IBonusLetters, BonusLetters>();
        services.AddScoped<IWitness, WitnessLetter>();
        services.AddScoped<ISalonLetters, SalonLetters>();
        services.AddScoped<ICardLetters, CardLetters>();
        services.AddScoped<IExportLetters, ExportLetters>();
        services.AddScoped<WitnessAddresses>();
        services.AddScoped<FindingLetters>();
        services.AddScoped<IProposalLetters, ProposalLetters>();
        services.AddScoped<IDeletionLetters, DeletionLetters>();
        services.AddScoped<IHandLetter, HandLetter>();
        services.AddScoped<IRefundLetter, RefundLetter>();
    }

    static void AddInstallation(IServiceCollection services)
    {
        services.AddScoped<LedgerFileQueries>();
        services.AddScoped<LedgerFile>();
        services.AddScoped<DeletionConsent>();
        AddWork<WaitingDeletion>(services);
        services.AddScoped<DeletionRequests>();
        services.AddScoped<IProposedAct, DeletionApproval>();
        services.AddScoped<LedgerDeletion>();
        services.AddScoped<EarnStart>();
        services.AddScoped<EarlierVersions>();
        services.AddScoped<FormerTexts>();
        services.AddScoped<FormerLetters>();
    }

    static void AddAdminPages(IServiceCollection services)
    {
        services.AddScoped<PageNotices>();
        services.AddScoped<PageKit>();
        services.AddScoped<FormAttempts>();
        services.AddScoped<FormReaders>();
        services.AddScoped<FieldNotes>();
        services.AddScoped<AdminChoices>();
        services.AddScoped<FieldLabels>();
        services.AddScoped<RuleOwnerNames>();
        services.AddScoped<OverCapText>();
        services.AddScoped<AudienceForm>();
        services.AddScoped<SegmentForm>();
        services.AddScoped<SegmentWords>();
        services.AddScoped<SegmentPages>();
        services.AddScoped<PageWords>();
        services.AddScoped<TriedItems>();
        services.AddScoped<RulePreviewFactory>();
        services.AddScoped<EarnExampleFactory>();
        services.AddScoped<AdminConfigurationFactory>();
        services.AddScoped<ProductCodes>();
        services.AddScoped<TierForm>();
        services.AddScoped<CardForm>();
        services.AddScoped<CardBatchFactory>();
        services.AddScoped<BranchExportFactory>();
        services.AddScoped<RateForm>();
        services.AddScoped<CategoryRateTopic>();
        services.AddScoped<ProductRateTopic>();
        services.AddScoped<ManufacturerRateTopic>();
        services.AddScoped<ProgrammeText>();
        services.AddScoped<ProgrammeForm>();
        services.AddScoped<BonusForm>();
        services.AddScoped<AdminGiftRunFactory>();
        services.AddScoped<AdminReferralFactory>();
        services.AddScoped<AdminLetterFactory>();
        services.AddScoped<AdminOpeningFactory>();
        services.AddScoped<OpeningForm>();
        services.AddScoped<BranchStaffPage>();
        services.AddScoped<BranchForm>();
        services.AddScoped<AdminMemberFactory>();
        services.AddScoped<AdminWalletFactory>();
        services.AddScoped<ExtensionForm>();
        services.AddScoped<LifeForm>();
        services.AddScoped<MergeClients>();
        services.AddScoped<MergeFactory>();
        services.AddScoped<AdminEntryFactory>();
        services.AddScoped<SecondPeople>();
        services.AddScoped<EntryText>();
        services.AddScoped<AdminAuditFactory>();
        services.AddScoped<AdminApprovalFactory>();
        services.AddScoped<RuleHistoryFactory>();
        services.AddScoped<RowHistory>();
        services.AddScoped<ApproversText>();
        services.AddScoped<DeletionFactory>();
        services.AddScoped<AdminOrderFactory>();
        services.AddScoped<OrderOutcomeFactory>();
        services.AddScoped<CreditReturnForm>();
        services.AddScoped<MoneyRefundForm>();
        services.AddScoped<ExportForm>();
        services.AddScoped<AdminVoucherFactory>();
        services.AddScoped<ReturnForm>();
        services.AddScoped<AdminReturnFactory>();
        services.AddScoped<AdminDifferenceFactory>();
        services.AddScoped<AdminDayEndFactory>();
        services.AddScoped<AdminTillFactory>();
        services.AddScoped<AdminTermsFactory>();
        services.AddScoped<PosterFactory>();
        services.AddScoped<DraftFactory>();
        services.AddScoped<DraftErrorText>();
        services.AddScoped<SimulatorFactory>();
        services.AddScoped<SimulationResultFactory>();
        services.AddScoped<MarginGuardFactory>();
        services.AddScoped<SlowDaysFactory>();
        services.AddScoped<AdminWorkFactory>();
        services.AddScoped<OverviewFactory>();
        services.AddScoped<ReportPages>();
        services.AddScoped<OverviewPointers>();
    }

    static void AddTillPages(IServiceCollection services)
    {
        services.AddScoped<TillGate>();
        services.AddScoped<TillRunner>();
        services.AddScoped<TillWallets>();
    }

    static void AddShopPages(IServiceCollection services)
    {
        services.AddScoped<ClientNames>();
        services.AddScoped<ExplanationText>();
        services.AddScoped<BonusText>();
        services.AddScoped<IPublicTexts, PublicTexts>();
        services.AddScoped<TierProgressFactory>();
        services.AddScoped<MembershipFactory>();
        services.AddScoped<AddressFactory>();
        services.AddScoped<PersonalDataFile>();
        services.AddScoped<AccountFactory>();
        services.AddScoped<CarryFactory>();
        services.AddScoped<HistoryFactory>();
        services.AddScoped<ICartCashbackFactory, CartCashbackFactory>();
        services.AddScoped<EarnHintFactory>();
        services.AddScoped<OrderCashbackFactory>();
        services.AddScoped<CounterTickets>();
        services.AddScoped<SalonTexts>();
        services.AddScoped<CardText>();
        services.AddScoped<CounterFactory>();
        services.AddScoped<SlipFactory>();
        services.AddScoped<SecondPersonPage>();
        services.AddScoped<SignedInClerk>();
        services.AddScoped<SaleReader>();
        services.AddScoped<SaleFactory>();
        services.AddScoped<DayFactory>();
        services.AddScoped<CheckerFactory>();
        services.Configure<MvcOptions>(options => options.Filters.Add<PaymentStepFilter>());
        services.Configure<MvcOptions>(options => options.Filters.Add<ReadableForms>(ReadableForms.Place));
        // The shop adds a plugin's assembly for its controllers only; its compiled views have to be announced.
        services.AddMvcCore().PartManager.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(CashbackStartup).Assembly));
    }
}
