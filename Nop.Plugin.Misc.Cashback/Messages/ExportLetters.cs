using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Letters about files that branches get by themselves. Of a failure the owner is told, or the witness where no address of the owner's is named.</summary>
sealed class ExportLetters(CustomerLetters mail, IHandLetter owner) : IExportLetters
{
    public async Task SendAsync(string mailbox, Branch branch, ExportBatch batch, string path)
    {
        if (!await mail.SendAsync(new Customer { Email = mailbox }, storeId: 0, Letter.BranchFile, _ => TokensAsync(branch, batch), (path, Path.GetFileName(path))))
            throw new InvalidOperationException($"The file was written and not sent: the message template {Letter.BranchFile.Name} is switched off.");
    }

    public async Task FailedAsync(Branch branch, ExportBatch batch)
    {
        if (await owner.AddressAsync() is { Length: > 0 } address)
            await mail.SendAsync(new Customer { Email = address }, storeId: 0, Letter.BranchFileFailed, _ => TokensAsync(branch, batch));
    }

    static Task<IReadOnlyList<Token>> TokensAsync(Branch branch, ExportBatch batch) => Task.FromResult<IReadOnlyList<Token>>(
    [
        new("Cashback.File.Branch", branch.Name),
        new("Cashback.File.Batch", batch.Name),
        new("Cashback.File.Rows", batch.Rows),
        new("Cashback.File.Failure", batch.Failure),
    ]);
}
