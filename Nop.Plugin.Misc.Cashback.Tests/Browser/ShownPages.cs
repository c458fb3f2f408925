using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Segments;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Every page that the plugin has a part in, and one of each thing that they show.</summary>
static class ShownPages
{
    /// <summary>Those of the shop.</summary>
    public static readonly string[] Public = ["/", "/product-1", "/cart", "/onepagecheckout", "/customer/cashback", "/customer/cashback/ConfirmAddress?token=old", "/customer/info", "/cashback/terms"];

    /// <summary>Those of the admin area.</summary>
    public static readonly string[] Admin =
    [
        "/Admin/CashbackOverview/Index", "/Admin/CashbackWork/List", "/Admin/CashbackReport/List", "/Admin/CashbackReport/Show?key=Owed", "/Admin/CashbackReport/Show?key=Months", "/Admin/CashbackReport/Show?key=Clients", "/Admin/CashbackReport/Show?key=Salon", "/Admin/CashbackReport/Show?key=Programmes", "/Admin/CashbackReport/Show?key=Habits", "/Admin/CashbackReport/Show?key=Staff", "/Admin/CashbackConfiguration/Configure", "/Admin/CashbackTier/List", "/Admin/CashbackTier/Create", "/Admin/CashbackTier/Edit/1",
        "/Admin/CashbackCard/List", "/Admin/CashbackCard/Create", "/Admin/CashbackCard/Edit/1", "/Admin/CashbackCardBatch/List", "/Admin/CashbackCardBatch/Batch/1", "/Admin/CashbackMember/Edit/4",
        "/Admin/CashbackRate/Categories", "/Admin/CashbackRate/Category/1", "/Admin/CashbackRate/Products", "/Admin/CashbackRate/Product/1",
        "/Admin/CashbackRate/Manufacturers", "/Admin/CashbackRate/Manufacturer/1",
        "/Admin/CashbackProgramme/List", "/Admin/CashbackProgramme/Create", "/Admin/CashbackProgramme/Edit/1",
        "/Admin/CashbackSimulator/Index", "/Admin/CashbackDraft/List", "/Admin/CashbackHistory/List", "/Admin/CashbackDraft/Edit/1", "/Admin/CashbackGuard/List", "/Admin/CashbackSlowDays/List", "/Admin/CashbackTermsVersion/List",
        "/Admin/CashbackBonus/List", "/Admin/CashbackBonus/Create?kind=Items", "/Admin/CashbackBonus/Create?kind=Referral", "/Admin/CashbackBonus/Edit/1", "/Admin/CashbackReferral/List",
        "/Admin/CashbackGiftRun/List", "/Admin/CashbackGiftRun/Create", "/Admin/CashbackGiftRun/Edit/1", "/Admin/CashbackGiftRun/Watch/1",
        "/Admin/CashbackSegment/List", "/Admin/CashbackSegment/Create", "/Admin/CashbackSegment/Edit/1", "/Admin/CashbackSegment/Members/1",
        "/Admin/CashbackMessages/List", "/Admin/CashbackMessages/Preview?kind=1", "/Admin/CashbackOpening/List", "/Admin/CashbackOpening/Watch/1",
        "/Admin/CashbackBranch/List", "/Admin/CashbackBranch/Create", "/Admin/CashbackBranch/Edit/1", "/Admin/CashbackBranchExport/Edit/1",
        "/Admin/CashbackReturn/List", "/Admin/CashbackReturn/Watch/1", "/Admin/CashbackReturn/Differences", "/Admin/CashbackReturn/Difference/1", "/Admin/CashbackDayEnd/List",
        "/Admin/CashbackTill/List", "/Admin/CashbackVoucher/List", "/Admin/CashbackApproval/List", "/Admin/CashbackApproval/Watch/1", "/Admin/CashbackDeletion/Index", "/Admin/CashbackCurrency/Index", "/Admin/CashbackWallet/List", "/Admin/CashbackWallet/Wallet/1", "/Admin/CashbackMerge/Index/1", "/Admin/Plugin/List",
    ];

    /// <summary>Puts one of each into a shop that has none.</summary>
    public static async Task AddOneOfEachAsync(IServiceProvider shop)
    {
        using var scope = shop.CreateScope();
        T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        await Get<IRepository<Manufacturer>>().InsertAsync(new Manufacturer { Name = "Bianca & Co.", Published = true, PageSizeOptions = "", MetaKeywords = "", Description = "" });
        var rules = Get<EarnRuleService>();
        RuleSaveResult[] saved =
        [
            await rules.SaveManufacturerRateAsync(1, 4, RateUnit.Percent),
            await rules.SaveProgrammeAsync(new Programme { Name = "Tuesdays", Weekdays = 1 << (int)DayOfWeek.Tuesday, Multiplier = 2, Budget = 10_000 }),
            await Get<CardKinds>().SaveAsync(new CardKind { Name = "Black card", Rate = 12 }),
            await Get<BonusService>().SaveAsync(new Bonus { Name = "Welcome", KindId = (int)BonusKind.Registration, Amount = 300, Active = true }),
            await Get<GiftRunService>().SaveAsync(new GiftRun { Name = "Christmas", Amount = 200 }),
            await Get<SegmentBook>().SaveAsync(new Segment { Name = "Asleep", Conditions = SegmentText.Of(SegmentNode.Of(SegmentJoin.Any, SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.Sleeping, Days = 90 }), SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.NeverBought }))) }),
        ];
        Assert.That(saved, Has.All.Property(nameof(RuleSaveResult.Saved)).True);
        await Get<IClientCards>().MakeAsync("Spring", 3, actorId: 1);
        await Get<RuleDrafts>().CreateAsync("Spring");
        var branch = (await Get<IBranchService>().GetByIdAsync(1))!;
        using var file = new MemoryStream("version,batch,branch,row,voucher,amount,receipt,clerk\n1,b-1,1,1,2222-3333-4444,5.00,R-1,Mara\n1,b-1,1,total,1,5.00,,\n"u8.ToArray());
        var returned = (await Get<IReturnDesk>().BringAsync(file, branch, (null, null), actorId: 1)).Batch!;
        await Get<IReturnDesk>().ConfirmAsync(returned, actorId: 1, TimeSpan.FromMinutes(1));
        Assert.That((await Get<ISalonDays>().CloseAsync(branch, Get<ISalonDays>().Today(branch).AddDays(-1), counted: 5_00, "a receipt is missing", actorId: 1)).End, Is.Not.Null);
        using var openings = new MemoryStream("email,amount,tier,note\nanna@example.com,12.50,,from the old till\nnobody@example.com,5.00,Gold,a stranger\n"u8.ToArray());
        Assert.That((await Get<IOpeningDesk>().BringAsync(openings, "balances.csv", actorId: 1)).Batch, Is.Not.Null);
        await Get<ProposalBook>().ProposeAsync(new Proposal { KindId = (int)ProposalKind.Adjustment, SubjectId = 1, Name = "0001", Amount = 30_00, CurrencyCode = "EUR", Reason = "a gesture", ActKey = "adjust:1:a", ProposedBy = 1 });
    }
}
