using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>Keeps how branches want their files.</summary>
public sealed class BranchExports(IRepository<BranchExport> rows, IRepository<ExportBatch> batches)
{
    /// <summary>How a branch wants its files.</summary>
    /// <param name="branchId">The branch; 0: all of them, which want nothing of their own.</param>
    public async Task<BranchExport> OfAsync(int branchId) => await FindAsync(branchId) ?? BranchExport.Usual(branchId);

    /// <summary>All branches that get a file by themselves.</summary>
    public Task<IList<BranchExport>> ScheduledAsync() => rows.GetAllAsync(all => all.Where(row => row.Hour != null).OrderBy(row => row.BranchId));

    /// <summary>Keeps how a branch wants its files.</summary>
    public async Task SaveAsync(BranchExport wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await FindAsync(wanted.BranchId) is not { } before)
        {
            wanted.Id = 0;
            if (await rows.TryInsertAsync(wanted, other => other.BranchId == wanted.BranchId))
                return;
            before = (await FindAsync(wanted.BranchId))!;
        }

        wanted.Id = before.Id;
        await rows.UpdateAsync(wanted, publishEvent: false);
    }

    /// <summary>The newest files that were written for a branch by themselves.</summary>
    public Task<IList<ExportBatch>> NewestAsync(int branchId, int most) => batches.GetAllAsync(all => all.Where(row => row.BranchId == branchId).OrderByDescending(row => row.Day).Take(most));

    /// <summary>The format that a branch wants for a file.</summary>
    /// <param name="format">As what it is asked for: CSV is written in the branch's dialect.</param>
    /// <param name="branchId">The branch; 0: all.</param>
    internal async Task<FileFormat> FormatAsync(FileFormat format, int branchId) => format is CsvFormat && await FindAsync(branchId) is { } wanted ? CsvDialect.Of(wanted) : format;

    async Task<BranchExport?> FindAsync(int branchId) => branchId > 0 ? await rows.Table.FirstOrDefaultAsync(row => row.BranchId == branchId) : null;
}
