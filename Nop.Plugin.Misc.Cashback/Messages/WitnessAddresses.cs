namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Knows to whom letters to the witness go: to the address that the settings name, and for a while to those that it took the place of: who changes it does not silence them at once.</summary>
sealed class WitnessAddresses(IRepository<WitnessAddress> addresses, ISettingService settings, TimeProvider time)
{
    /// <summary>Days for which an address that is the witness's no more still gets the letters.</summary>
    public const int DaysOfFormer = 30;

    /// <summary>All addresses to write to now; none: no witness is named, and none was until lately.</summary>
    public async Task<IReadOnlyList<WitnessAddress>> CurrentAsync()
    {
        var (now, named) = (time.GetUtcNow().UtcDateTime, (await settings.LoadSettingAsync<CashbackSettings>()).WitnessEmail ?? "");
        var known = await addresses.GetAllAsync(all => all.OrderBy(row => row.Id));
        var witness = known.FirstOrDefault(row => IsSame(row.Address, named));
        foreach (var row in known.Where(row => row == witness ? row.ReplacedOnUtc is not null : row.ReplacedOnUtc is null))
        {
            row.ReplacedOnUtc = row == witness ? null : now;
            await addresses.UpdateAsync(row, publishEvent: false);
        }

        if (witness is null && named.Length > 0)
        {
            witness = new WitnessAddress { Address = named };
            await addresses.InsertAsync(witness, publishEvent: false);
        }

        // Two tasks that began at once may have written the same address twice: the first row of each counts.
        var former = known.Where(row => !IsSame(row.Address, named) && row.ReplacedOnUtc!.Value.AsUtc() > now.AddDays(-DaysOfFormer)).DistinctBy(row => row.Address, StringComparer.OrdinalIgnoreCase);
        return witness is null ? [.. former] : [witness, .. former];
    }

    /// <summary>Notes which seal an address was told.</summary>
    public Task ToldAsync(WitnessAddress address, string sealHash)
    {
        address.SealHash = sealHash;
        return addresses.UpdateAsync(address, publishEvent: false);
    }

    static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
