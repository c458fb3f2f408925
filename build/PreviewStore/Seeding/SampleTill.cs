using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Cashback.Preview.Seeding;

/// <summary>A key for the sample till, wwwroot/till.html: a new one each time that the store starts, for the last one is known nowhere.</summary>
static class SampleTill
{
    const string Name = "Sample till";
    const int FirstBranch = 1;

    /// <summary>Makes the key.</summary>
    /// <returns>Where the till is, with its key behind the sign that no browser sends.</returns>
    public static async Task<string> OpenAsync(IServiceProvider services, string url)
    {
        var keys = services.GetRequiredService<ITillKeys>();
        foreach (var key in (await keys.GetAllAsync()).Where(key => key.Till == Name))
            await keys.RevokeAsync(key.Id, actorId: 0);
        var made = await keys.MakeAsync(new() { Till = Name, BranchId = FirstBranch, Scopes = Enum.GetValues<TillScopes>().Aggregate((all, one) => all | one) }, actorId: 0);
        return $"{url}/till.html#key={made}";
    }
}
