using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Who approves something reads what it does.</summary>
public sealed class ProposalWordsTests : OversightFixture
{
    [Test]
    public async Task Rules_tell_each_changed_thing_as_it_was_and_as_it_is_to_be()
    {
        await ProposeRulesAsync();
        var (page, note) = await LookAsync(Otto);
        Assert.That(page, Has.Some.Match("^Tiers – Gold – Cashback rate: .+ → 9.?%$").And.Some.Match("^Programmes – Double days – Multiplier: – → 2$").And.Some.Match("^Smallest receipt that earns: 0 → 12.5"));
        Assert.That(note, Does.Contain("Summer").And.Contain("→"));
    }

    [Test]
    public async Task Rules_that_were_put_live_tell_it_as_it_was_proposed()
    {
        await ProposeRulesAsync();
        var before = (await LookAsync(Otto)).Page;
        await ApproveAsync(Otto);
        Assert.That((await NewestAsync()).State, Is.EqualTo(ProposalState.Done));
        Assert.That((await LookAsync(Otto)).Page, Is.EqualTo(before));
    }

    [Test]
    public async Task The_history_tells_who_put_rules_live_and_what_that_changed()
    {
        await ProposeRulesAsync();
        await ApproveAsync(Otto);
        var history = await Shop.AskAsync<IRuleHistory, IReadOnlyList<RuleHistoryLine>>(lines => lines.ReadAsync(0, 10, 1, CultureInfo.GetCultureInfo("en-US")));
        var launch = history.Single(line => line.What.Contains("Summer", StringComparison.Ordinal));
        Assert.That(launch.ActorId, Is.EqualTo(Olivia.Id));
        Assert.That(launch.Changes, Has.Some.Contains("Tiers – Gold – Cashback rate"));
        Assert.That(history.Where(line => line != launch).Select(line => line.What), Has.Some.Contains("Smallest receipt that earns: 0 → 12.5"));
    }

    [Test]
    public async Task A_gift_run_tells_whom_how_many_and_how_much()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await Shop.Store.RequestAsync(async services =>
        {
            var run = new GiftRun { Name = "Spring", Amount = 7_00 };
            await services.GetRequiredService<GiftRunService>().SaveAsync(run);
            return await services.GetRequiredService<GiftReleases>().ReleaseAsync(run.Id);
        }, Olivia.Id);
        var (page, note) = await LookAsync(Otto);
        Assert.That(page, Has.Some.Match("^2 clients get .*7.00.* each, .*14.00.* in all$").And.Some.Contain("every registered client"));
        Assert.That(note, Does.Contain("Spring").And.Contain("2 clients"));
    }

    [Test]
    public async Task Whoever_may_not_see_wallets_reads_of_a_client_by_the_card()
    {
        var adjuster = await EmployAsync("adjuster", CashbackPermissions.AdjustWallets);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await AdjustAsync(Olivia, Anna, 30_00);
        var standing = await NewestAsync();
        async Task<string> AllAsync(Customer who) => System.Text.Json.JsonSerializer.Serialize(await Shop.Store.RequestAsync(async services =>
        {
            var factory = services.GetRequiredService<AdminApprovalFactory>();
            return (object)new { One = await factory.PrepareAsync(standing), List = await factory.ListAsync() };
        }, who.Id));
        Assert.That((await AllAsync(Otto), await AllAsync(adjuster)), Is.Not.EqualTo(("", "")));
        Assert.That(await AllAsync(Otto), Does.Contain("anna@example.com"));
        Assert.That(await AllAsync(adjuster), Does.Contain((await WalletAsync(Anna)).CardNumber).And.Not.Contain("anna@"));
    }

    // Every property of a rule is told where it is changed: what is not told is approved unseen.
    [Test]
    public async Task Each_property_of_a_rule_is_told_where_it_is_changed()
    {
        var untold = new List<string>();
        foreach (var (name, make) in new (string, Func<object, RuleRows>)[]
        {
            (nameof(RuleRows.Tiers), row => new() { Tiers = [(CashbackTier)row] }), (nameof(RuleRows.Cards), row => new() { Cards = [(CardKind)row] }),
            (nameof(RuleRows.CategoryRates), row => new() { CategoryRates = [(CategoryRate)row] }), (nameof(RuleRows.ProductRates), row => new() { ProductRates = [(ProductRate)row] }),
            (nameof(RuleRows.ManufacturerRates), row => new() { ManufacturerRates = [(ManufacturerRate)row] }), (nameof(RuleRows.Programmes), row => new() { Programmes = [(Programme)row] }),
        })
        {
            var type = typeof(RuleRows).GetProperty(name)!.PropertyType.GetGenericArguments()[0];
            foreach (var property in type.GetProperties().Where(property => property is { CanWrite: true } && property.Name is not (nameof(BaseEntity.Id) or "CategoryId" or "ProductId" or "ManufacturerId")))
            {
                var (before, after) = (RowOf(type), RowOf(type));
                property.SetValue(after, OtherOf(property.PropertyType, property.GetValue(before)));
                var lines = await Shop.AskAsync<IRuleHistory, IReadOnlyList<string>>(history => history.ChangesAsync(make(before), make(after), 1, CultureInfo.GetCultureInfo("en-US")));
                if (lines.Count != 1)
                    untold.Add($"{type.Name}.{property.Name}: {string.Join(" | ", lines)}");
            }
        }

        Assert.That(untold, Is.Empty);

        static object RowOf(Type type)
        {
            var row = Activator.CreateInstance(type)!;
            type.GetProperty(nameof(BaseEntity.Id))!.SetValue(row, 1);
            type.GetProperty("Rate")?.SetValue(row, 5m);
            return row;
        }

        static object OtherOf(Type type, object? value) => Nullable.GetUnderlyingType(type) is { } of ? OtherOf(of, Activator.CreateInstance(of))
            : value switch
            {
                bool flag => !flag,
                int => 2,
                long => 300L,
                decimal => 3m,
                DateTime => new DateTime(2026, 5, 6, 7, 8, 0, DateTimeKind.Utc),
                _ => "1",
            };
    }

    Task ProposeRulesAsync() => Shop.Store.RequestAsync(async services =>
    {
        var values = await services.GetRequiredService<ISettingService>().LoadSettingAsync<CashbackSettings>();
        values.RulesNeedSecondPerson = true;
        await services.GetRequiredService<ISettingService>().SaveSettingAsync(values);
        var drafts = services.GetRequiredService<RuleDrafts>();
        var draft = await drafts.CreateAsync("Summer");
        var rules = await drafts.RulesAsync(draft);
        rules.Source.Tiers.Single(tier => tier.Name == "Gold").Rate = 9;
        var source = rules.Source with { MinimumReceipt = 12_50, Programmes = [.. rules.Source.Programmes, new Programme { Id = -1, Name = "Double days", Multiplier = 2 }] };
        Assert.That((await drafts.SaveAsync(draft, rules with { Source = source })).Errors, Is.Empty);
        Assert.That((await services.GetRequiredService<RuleLaunches>().PutLiveAsync(draft)).Outcome, Is.EqualTo(HandOutcome.Proposed));
        return true;
    }, Olivia.Id);

    async Task<(IReadOnlyList<string> Page, string? Note)> LookAsync(Customer who)
    {
        var standing = await NewestAsync();
        return await Shop.Store.RequestAsync(async services =>
        {
            var factory = services.GetRequiredService<AdminApprovalFactory>();
            return ((await factory.PrepareAsync(standing)).Content, (await factory.ListAsync()).Rows[0].Cells[0].Note);
        }, who.Id);
    }
}
