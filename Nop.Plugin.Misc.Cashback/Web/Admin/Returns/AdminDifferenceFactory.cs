using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Returns;

/// <summary>Makes the pages of what return files say and the ledger did not take.</summary>
public sealed class AdminDifferenceFactory(ReturnDifferences differences, IVoucherService vouchers, IBranchService branches, BranchStaff staff, Actor actor, ILocalizationService localization, ShopClock clock)
{
    const int Shown = ReturnDifferences.MostAtOnce;

    /// <summary>The oldest open differences.</summary>
    /// <param name="note">The note as it was typed.</param>
    /// <param name="chosen">Those that were chosen, where something was wrong.</param>
    public async Task<DifferenceListModel> ListAsync(IReadOnlyCollection<int>? chosen = null, string? note = null)
    {
        var open = await differences.OpenAsync(await staff.ReachAsync(await actor.IdAsync()), Shown);
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var rows = new List<TableRow>(open.Count);
        foreach (var (row, batch) in open)
        {
            rows.Add(new(row.Id,
            [
                new(await localization.GetLocalizedEnumAsync(row.Outcome)) { Note = batch.Name }, names.GetValueOrDefault(batch.BranchId), AmountOf(row),
                new(row.Receipt) { Note = row.TakenOnUtc is { } taken ? clock.Shown(taken) : null },
            ]));
        }

        return new()
        {
            Note = note,
            Differences = new([Column.Text("Returns.Outcome"), Column.Text("Returns.Branch"), Column.Amount("Returns.Amount"), Column.Text("Returns.Receipt")], rows) { Action = "Difference", Chooses = "ids", Chosen = chosen ?? [] },
        };
    }

    /// <summary>An open difference; null: there is none with the id, or it is settled.</summary>
    public async Task<DifferenceModel?> PrepareAsync(int rowId)
    {
        if (await differences.GetAsync(rowId) is not var (row, batch) || !await staff.MayAsync(await actor.IdAsync(), batch.BranchId) || batch.ConfirmedOnUtc is null || row.SettledOnUtc is not null || !row.Outcome.IsDifference())
            return null;

        return new()
        {
            Id = row.Id,
            Outcome = await localization.GetLocalizedEnumAsync(row.Outcome),
            BatchId = batch.Id,
            Batch = batch.Name,
            Branch = (await branches.GetByIdAsync(batch.BranchId))?.Name,
            Voucher = $"…{(row.Reference.Length > 0 ? vouchers.EndOf(row.Reference) : row.Written)}",
            Amount = AmountOf(row),
            Receipt = row.Receipt,
            Taken = row.TakenOnUtc is { } taken ? clock.Shown(taken) : null,
            Clerk = row.Clerk,
            IsSale = row.IsSale,
            IsNearByAmount = row.IsNearByAmount,
            Near = await differences.NearAsync(row) is { } near ? $"…{vouchers.EndOf(near.Reference)}" : null,
            WalletId = await differences.WalletOfAsync(row) ?? 0,
        };
    }

    /// <summary>Whether a row is of a branch that who asks sees.</summary>
    public async Task<bool> IsSeenAsync(int rowId) => await differences.GetAsync(rowId) is var (_, batch) && await staff.MayAsync(await actor.IdAsync(), batch.BranchId);

    static string AmountOf(ReturnRow row) => Figures.Amount(row.Amount, CurrencySpec.For(row.CurrencyCode));
}

/// <summary>Differences that wait, and the form to settle several.</summary>
public sealed record DifferenceListModel : BaseNopModel
{
    public required TableModel Differences { get; init; }

    /// <summary>How they were settled, as typed.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Returns.Note")]
    public string? Note { get; set; }
}

/// <summary>A difference that waits, formatted.</summary>
public sealed record DifferenceModel : BaseNopEntityModel
{
    public string? Outcome { get; set; }

    public int BatchId { get; set; }

    public string? Batch { get; set; }

    public string? Branch { get; set; }

    /// <summary>End of the voucher's code; where no voucher is known, of what stands in the file.</summary>
    public string? Voucher { get; set; }

    public string? Amount { get; set; }

    public string? Receipt { get; set; }

    /// <summary>When it was taken; null: the file does not say.</summary>
    public string? Taken { get; set; }

    /// <summary>Who took it; empty: the file does not say.</summary>
    public string Clerk { get; set; } = "";

    /// <summary>It is a line of a sale.</summary>
    public bool IsSale { get; set; }

    /// <summary>The voucher was found by its amount, and not by its code.</summary>
    public bool IsNearByAmount { get; set; }

    /// <summary>End of the code of the voucher that was probably meant; null: none.</summary>
    public string? Near { get; set; }

    /// <summary>The wallet to which the voucher's credit has gone back; 0: it has not.</summary>
    public int WalletId { get; set; }

    /// <summary>How it was settled, as typed.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Returns.Note")]
    public string? Note { get; set; }
}
