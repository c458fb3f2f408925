using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Segments;

/// <summary>A shop in which chance has bought, sold, returned, taken and invited for some months, and random segments of it beside a plain reading of its rows.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SegmentRandomShopTests(DatabaseKind kind) : SegmentFixture(kind)
{
    const int Turns = 45;

    readonly List<Customer> _clients = [];
    int _nails;

    [Test]
    public async Task Whatever_is_asked_they_mean_the_same_clients()
    {
        var chance = new Random(20);
        await PlayAsync(chance);
        var rows = await ReadAsync();
        var told = new List<string>();
        for (var turn = 0; turn < 40; turn++)
        {
            var root = turn < Enum.GetValues<SegmentFact>().Length * 2 ? SegmentNode.Of(RandomCondition((SegmentFact)(turn / 2 + 1), chance)) : RandomNode(chance, 3);
            if (SegmentCheck.Of(root).Count > 0)
                continue;
            var expected = rows.Clients.Where(client => root.Holds(condition => rows.Holds(condition, client))).Select(client => client.Id).ToList();
            var found = (await MembersAsync(root)).Select(member => member.Customer.Id).ToList();
            if (!found.SequenceEqual(expected))
                told.Add($"{Nop.Plugin.Misc.Cashback.Segments.SegmentText.Of(root)}: {string.Join(',', found)} and not {string.Join(',', expected)}");
        }

        Assert.That(told, Is.Empty);
    }

    async Task PlayAsync(Random chance)
    {
        var nails = new Category { Name = "Nails", Published = true };
        await Shop.TellAsync<IRepository<Category>>(categories => categories.InsertAsync(nails));
        _nails = nails.Id;
        await Shop.SetAsync(settings => (settings.ExpiryDays, settings.ActivationDelayDays) = (60, 3));
        _clients.Clear();
        _clients.Add(Anna);
        for (var number = 0; number < 9; number++)
            _clients.Add(await RegisterAsync($"c{number}", chance.Next(3) == 0 ? null : new DateTime(1980, chance.Next(1, 13), chance.Next(1, 29))));
        for (var turn = 0; turn < Turns; turn++)
        {
            await TurnAsync(chance, _clients[Math.Min(chance.Next(_clients.Count + 1), chance.Next(_clients.Count))]);
            Shop.Clock.Advance(TimeSpan.FromMinutes(chance.Next(60, 60 * 24 * 5)));
            if (turn % 9 == 8)
                await Shop.Store.RunTaskAsync(typeof(ActivateTask));
        }

        await Shop.Store.RunTaskAsync(typeof(ExpireTask));
    }

    async Task TurnAsync(Random chance, Customer client)
    {
        switch (chance.Next(8))
        {
            case 0 or 1:
                var order = await BuyAsync(client, chance.Next(1, 4));
                if (chance.Next(4) == 0)
                    await CancelAsync(order);
                break;
            case 2 or 3 or 4:
                var number = await SoldAsync(client, chance.Next(5_00, 90_00), chance.Next(2) == 0 ? Centro : Porta, chance.Next(3) switch { 0 => 0, 1 => 1, _ => _nails }, chance.Next(1, 4));
                if (chance.Next(5) == 0)
                    await ReturnAsync(number, Centro);
                else if (chance.Next(6) == 0)
                    await UndoAsync(number);
                break;
            case 5:
                await Shop.GiveAsync(client, chance.Next(3_00, 20_00));
                break;
            case 6:
                await Shop.GiveAsync(client, 5_00);
                await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(client.Id, 1, chance.Next(50, 5_00), chance.Next(2) == 0 ? Centro : Porta, $"T-{Guid.NewGuid():N}"[..12], Clerk.Id));
                break;
            default:
                if (!(await Shop.RowsAsync<NewsLetterSubscription>()).Any(row => row.Email == client.Email))
                    await SubscribeAsync(client);
                var code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(client.Id));
                var friend = await RegisterAsync($"f{_clients.Count}");
                await Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(friend, code));
                _clients.Add(friend);
                break;
        }
    }

    SegmentCondition RandomCondition(SegmentFact fact, Random chance)
    {
        var condition = new SegmentCondition { Fact = fact, Days = chance.Next(1, 120), Count = chance.Next(1, 6), AmountMinor = fact == SegmentFact.NearTier ? chance.Next(100_00, 300_00) : chance.Next(1, 9_00), Percent = chance.Next(1, 101) };
        return condition with
        {
            Ids = fact switch
            {
                SegmentFact.Items => chance.Next(3) == 0 ? [] : [chance.Next(2) == 0 ? 1 : _nails],
                SegmentFact.FavouriteCategory => [chance.Next(2) == 0 ? 1 : _nails],
                SegmentFact.Branch => chance.Next(3) == 0 ? [] : [chance.Next(2) == 0 ? Centro : Porta],
                SegmentFact.Tier => [chance.Next(1, 3)],
                SegmentFact.Role => [chance.Next(1, 6)],
                SegmentFact.Card => [1],
                _ => [],
            },
        };
    }

    SegmentNode RandomNode(Random chance, int depth) => depth == 1 ? SegmentNode.Of(RandomCondition((SegmentFact)chance.Next(1, 16), chance))
        : SegmentNode.Of((SegmentJoin)chance.Next(1, 4), [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => RandomNode(chance, chance.Next(1, depth)))]);

    async Task<PlainShop> ReadAsync()
    {
        var registered = (await Shop.RowsAsync<CustomerRole>()).Single(role => role.SystemName == NopCustomerDefaults.RegisteredRoleName).Id;
        var mappings = (await Shop.RowsAsync<CustomerCustomerRoleMapping>()).ToLookup(row => row.CustomerId, row => row.CustomerRoleId);
        var clients = (await Shop.RowsAsync<Customer>()).Where(row => row.Active && !row.Deleted && !row.IsSystemAccount && mappings[row.Id].Contains(registered)).OrderBy(row => row.Id).ToList();
        var standings = new Dictionary<int, TierStanding>();
        foreach (var client in clients)
            standings[client.Id] = await Shop.AskAsync<ITierService, TierStanding>(tiers => tiers.GetAsync(client.Id, 0));
        return new(
            Shop.Clock.UtcNow, await Shop.AskAsync<ShopClock, TimeZoneInfo>(clock => Task.FromResult(clock.Zone)), clients, mappings, standings,
            await Shop.RowsAsync<Order>(), await Shop.RowsAsync<OrderItem>(), await Shop.RowsAsync<OrderAccount>(), await Shop.RowsAsync<Sale>(), await Shop.RowsAsync<SaleLine>(), await Shop.RowsAsync<SaleReturn>(),
            (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>()).ToDictionary(wallet => wallet.Id, wallet => wallet.CustomerId), await Shop.RowsAsync<LedgerEntry>(), await Shop.RowsAsync<Hold>(),
            await Shop.RowsAsync<Lot>(), await Shop.RowsAsync<BirthdayRecord>(), await Shop.RowsAsync<NewsLetterSubscription>(), await Shop.RowsAsync<Referral>());
    }

    /// <summary>The rows of a shop, read one after the other.</summary>
    sealed record PlainShop(
        DateTime Now, TimeZoneInfo Zone, IList<Customer> Clients, ILookup<int, int> Roles, IReadOnlyDictionary<int, TierStanding> Standings, IList<Order> Orders, IList<OrderItem> Items, IList<OrderAccount> Accounts,
        IList<Sale> Sales, IList<SaleLine> Lines, IList<SaleReturn> Returns, IReadOnlyDictionary<int, int> Owners, IList<LedgerEntry> Entries, IList<Hold> AllHolds, IList<Lot> Lots, IList<BirthdayRecord> Birthdays,
        IList<NewsLetterSubscription> Newsletter, IList<Referral> Referrals)
    {
        public bool Holds(SegmentCondition asked, Customer client)
        {
            var (id, days) = (client.Id, asked.Days ?? 0);
            var from = Now.AddDays(-days);
            return asked.Fact switch
            {
                SegmentFact.Sleeping => Bought(id).Any() && Bought(id).Max(one => one.On) <= from,
                SegmentFact.NeverBought => !Bought(id).Any(),
                SegmentFact.Items => Bought(id).Where(one => one.On > from && (asked.Ids.Count == 0 || asked.Ids.Contains(one.Category))).Sum(one => one.Pieces) >= asked.Count,
                SegmentFact.FavouriteCategory => Favourite(id) is { } favourite && asked.Ids.Contains(favourite),
                SegmentFact.TopSpenders => Top(asked, from).Contains(id),
                SegmentFact.Branch => Visits(id).Any(visit => visit.On > from && (asked.Ids.Count == 0 || asked.Ids.Contains(visit.Branch))),
                SegmentFact.Birthday => Birthdays.FirstOrDefault(row => row.CustomerId == id) is { } born && Day(born.SinceUtc).AddDays(30) <= Day(Now)
                    && Enumerable.Range(0, days + 1).Select(ahead => Day(Now).AddDays(ahead)).Any(day => (day.Month, day.Day) == (born.Month, born.Day)),
                SegmentFact.Tier => Standings[id].Tier is { } tier && asked.Ids.Contains(tier.Id),
                SegmentFact.NearTier => Standings[id].Next is not null && Standings[id].MissingToNext <= asked.AmountMinor,
                SegmentFact.CreditEnds => Lots.Where(lot => Owners[lot.WalletId] == id && lot.Open && lot.Available > 0 && lot.ExpiresOnUtc is { } end && end > Now && Day(end.AddTicks(-1)) <= Day(Now).AddDays(days)).Sum(lot => lot.Available) is > 0 and var sum && sum >= asked.AmountMinor,
                SegmentFact.NeverSpentCredit => Entries.Where(entry => Owners[entry.WalletId] == id).Sum(entry => entry.Kind == EntryKind.Capture ? entry.Amount : entry.Kind == EntryKind.Restore ? -entry.Amount : 0) == 0,
                SegmentFact.Invited => Referrals.Any(row => row.FriendId == id && row.RefusalId is not (>= 1 and <= 5)),
                SegmentFact.Newsletter => Newsletter.Any(row => row.Active && row.Email == client.Email),
                SegmentFact.Role => Roles[id].Any(asked.Ids.Contains),
                _ => false,
            };
        }

        IEnumerable<(DateTime On, int Category, int Pieces, decimal Net)> Bought(int id) =>
        [
            .. from order in Orders
               where order.CustomerId == id && !order.Deleted && order.OrderStatus != OrderStatus.Cancelled && order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded
               from item in Items
               where item.OrderId == order.Id
               select (order.CreatedOnUtc, 1, item.Quantity, item.PriceExclTax),
            .. from sale in Counting(id)
               from line in Lines
               where line.SaleNumber == sale.Sale.Number
               select (sale.On, line.CategoryId, line.Quantity, line.Amount / 100m),
        ];

        IEnumerable<(Sale Sale, DateTime On)> Counting(int id) =>
            from sale in Sales
            join account in Accounts on -sale.Number equals account.OrderId
            where Owners[sale.WalletId] == id && !account.Voided && account.Refunded < account.Total
            select (sale, account.FrozenOnUtc);

        IEnumerable<(DateTime On, int Branch)> Visits(int id) =>
        [
            .. Counting(id).Select(sale => (sale.On, sale.Sale.BranchId)),
            .. from entry in Entries
               where entry.Kind == EntryKind.Capture && entry.OrderId is null && Owners[entry.WalletId] == id
               from hold in AllHolds
               where hold.WalletId == entry.WalletId && hold.Number == entry.HoldNumber && hold.BranchId > 0
               select (entry.CreatedOnUtc, hold.BranchId),
        ];

        int? Favourite(int id)
        {
            var sums = Bought(id).Where(one => one.On >= Now.AddDays(-365) && one.On < Now && one.Category > 0).GroupBy(one => one.Category).Select(group => (group.Key, Sum: group.Sum(one => one.Net))).ToList();
            return sums.Count == 0 ? null : sums.OrderByDescending(one => one.Sum).ThenBy(one => one.Key).First().Key;
        }

        HashSet<int> Top(SegmentCondition asked, DateTime from)
        {
            var spent = new Dictionary<int, long>();
            foreach (var account in Accounts.Where(account => !account.Voided && (account.Refunded < account.Total || account.Total == 0)))
            {
                var sale = Sales.FirstOrDefault(one => -one.Number == account.OrderId);
                var on = sale?.SoldOnUtc ?? account.FrozenOnUtc;
                if (on < from || on >= Now)
                    continue;
                var credit = sale is null ? 0 : sale.Credit - Returns.Where(back => back.SaleNumber == sale.Number).Sum(back => back.CreditBack);
                spent[Owners[account.WalletId]] = spent.GetValueOrDefault(Owners[account.WalletId]) + account.Total - account.Refunded - credit;
            }

            var ranked = spent.Where(one => one.Value > 0).OrderByDescending(one => one.Value).ToList();
            var places = (int)Math.Ceiling(ranked.Count * asked.Percent!.Value / 100);
            return places == 0 ? [] : [.. ranked.Where(one => one.Value >= ranked[places - 1].Value).Select(one => one.Key)];
        }

        DateOnly Day(DateTime utc) => ShopTime.Date(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
    }
}
