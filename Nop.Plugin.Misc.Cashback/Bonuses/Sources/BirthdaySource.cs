namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Birthdays that are due today, or were in the days before, of accounts behind which somebody stands (<see cref="AccountProof"/>): a date is typed in a moment.</summary>
sealed class BirthdaySource(
    SourceTools tools, IRepository<BirthdayRecord> records, IRepository<Bonus> bonuses, ICustomerService customers, AccountProof proof, BonusGranter granter, AudienceQuery audiences)
    : IBonusSource, IBirthdayBonus
{
    public BonusKind Kind => BonusKind.Birthday;

    public async Task<bool> WaitsAsync(Customer customer)
    {
        if (customer.DateOfBirth is null)
            return false;
        var active = await bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Birthday).OrderBy(row => row.Id));
        if (active.Count == 0 || await proof.IsGivenAsync(customer))
            return false;
        var storeId = await audiences.StoreOfAsync(customer);
        foreach (var bonus in active)
        {
            if (await granter.WouldGrantAsync(bonus, customer, storeId, BonusReasons.Birthday(tools.Today.Year)))
                return true;
        }

        return false;
    }

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        var (today, zone) = (tools.Today, tools.Zone);
        var count = 0;
        foreach (var (month, day) in BirthdayBonus.DueOn(today, rule.Days).SelectMany(BirthdayBonus.BornFor).Distinct())
        {
            foreach (var record in await records.GetAllAsync(all => all.Where(row => row.Month == month && row.Day == day).OrderBy(row => row.CustomerId)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (BirthdayBonus.Birthday(rule, record.Month, record.Day, ShopTime.Date(record.SinceUtc, zone), today, zone) is { } birthday
                    && await customers.GetCustomerByIdAsync(record.CustomerId) is { DateOfBirth: not null } customer
                    && await proof.IsGivenAsync(customer)
                    && await tools.GiveAsync(bonus, customer, await audiences.StoreOfAsync(customer), BonusReasons.Birthday(birthday.Year)))
                    count++;
            }
        }

        return count;
    }
}
