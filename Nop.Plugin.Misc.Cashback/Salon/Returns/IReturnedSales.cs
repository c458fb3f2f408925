namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Records the sales that a branch's file brings, as the counter and tills do. The sales fill it.</summary>
interface IReturnedSales
{
    /// <summary>The store from which sales of files are seen: its settings and rules hold.</summary>
    Task<int> StoreIdAsync();

    /// <summary>What a row sells.</summary>
    /// <param name="product">SKU of a product; empty: none in particular.</param>
    /// <param name="category">Name or number of a category; empty: none.</param>
    /// <returns>Product and category, 0 where none is named; null: the shop does not have what is named.</returns>
    Task<(int ProductId, int CategoryId)?> LineAsync(string product, string category);

    /// <summary>Records the sale of a receipt.</summary>
    /// <param name="branchId">Where.</param>
    /// <param name="rows">Its lines: rows of one client and receipt, of which <see cref="SaleRowJudge"/> says nothing.</param>
    /// <param name="actorId">Who confirms the file.</param>
    /// <param name="broughtOnUtc">When the file was brought: of that instant are sales whose rows say no time.</param>
    /// <returns>What became of all its rows; null: the wallet is busy, and they stay ready.</returns>
    Task<ReturnOutcome?> RecordAsync(int branchId, IReadOnlyList<ReturnRow> rows, int actorId, DateTime broughtOnUtc);

    /// <summary>Says what would become of the sale of a receipt, by the same checks; nothing is written.</summary>
    /// <param name="branchId">Where.</param>
    /// <param name="rows">Its lines, as for <see cref="RecordAsync"/>.</param>
    /// <param name="actorId">Who brings the file.</param>
    /// <param name="broughtOnUtc">When.</param>
    /// <param name="before">Credit that sales of the file before it will have taken.</param>
    /// <returns>What would become of all its rows; null: somebody has tried too much, and nobody can tell now.</returns>
    Task<ReturnOutcome?> TryAsync(int branchId, IReadOnlyList<ReturnRow> rows, int actorId, DateTime broughtOnUtc, CreditBefore before);
}

/// <summary>What a row of a return file says of a sale beside amount and receipt.</summary>
/// <param name="Client">Card, phone or e-mail, as it stands there.</param>
/// <param name="Credit">What of the sale was paid with credit, minor units.</param>
/// <param name="Product">SKU; empty: none.</param>
/// <param name="Category">Name or number; empty: none.</param>
/// <param name="Quantity">Pieces or treatments.</param>
sealed record ReturnedSaleLine(string Client, long Credit, string Product, string Category, int Quantity);
