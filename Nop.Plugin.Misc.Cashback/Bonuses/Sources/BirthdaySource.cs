namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Birthdays that are due today, or were in the days before, of accounts behind which somebody stands (<see cref="AccountProof"/>): a date is typed in a moment.</summary>
sealed class BirthdaySource(SourceTools tools, IRepository<BirthdayRecord> records, ICustomerService customers, AccountProof proof, AudienceQuery audiences) : IBonusSource
{
    public BonusKind Kind => BonusKind.Birthday;

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
