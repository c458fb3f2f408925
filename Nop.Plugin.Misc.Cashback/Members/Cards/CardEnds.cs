namespace Nop.Plugin.Misc.Cashback.Members.Cards;

/// <summary>Says of a number's own row that it is blocked, so that a block that somebody deletes is still in force, and named.</summary>
sealed class CardEnds(IRepository<CardHolding> holdings, CardSeals seals)
{
    /// <summary>Ends a number. That with which a wallet was opened gets a row for it.</summary>
    public async Task EndAsync(CardBlock block)
    {
        var number = block.Number;
        if (await holdings.Table.FirstOrDefaultAsync(row => row.Number == number) is { } holding)
        {
            // What somebody else wrote does not become the plugin's by that.
            var isOurs = seals.IsOf(holding);
            holding.BlockedBy = block.BlockedBy;
            holding.Seal = isOurs ? seals.Of(holding) : holding.Seal;
            await holdings.UpdateAsync(holding, publishEvent: false);
            return;
        }

        var ended = new CardHolding { Number = number, CustomerId = block.CustomerId, GivenOnUtc = block.BlockedOnUtc, BlockedBy = block.BlockedBy };
        ended.Seal = seals.Of(ended);
        await holdings.InsertAsync(ended, publishEvent: false);
    }
}

/// <summary>Blocks of versions before 1.19, which said it in their own row alone.</summary>
sealed class FormerCardBlocks(IRepository<CardHolding> holdings, IRepository<CardBlock> blocks, CardSeals seals) : ISignedTable
{
    public Task<bool> IsUsedAsync() => holdings.Table.AnyAsync(row => row.BlockedBy != 0);

    public async Task SignAllAsync()
    {
        var ends = new CardEnds(holdings, seals);
        foreach (var block in await blocks.GetAllAsync(all => all.Where(row => !holdings.Table.Any(holding => holding.Number == row.Number && holding.BlockedBy != 0))))
        {
            if (seals.IsOf(block))
                await ends.EndAsync(block);
        }
    }
}
