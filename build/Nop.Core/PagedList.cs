namespace Nop.Core;

public class PagedList<T> : List<T>, IPagedList<T>
{
    // With a total given the source is one page already; without, it is the whole.
    public PagedList(IList<T> source, int pageIndex, int pageSize, int? totalCount = null)
    {
        PageIndex = pageIndex;
        PageSize = Math.Max(pageSize, 1);
        TotalCount = totalCount ?? source.Count;
        AddRange(totalCount != null ? source : source.Skip(pageIndex * PageSize).Take(PageSize));
    }

    public int PageIndex { get; }
    public int PageSize { get; }
    public int TotalCount { get; }
    public int TotalPages => (int)((TotalCount + (long)PageSize - 1) / PageSize);
    public bool HasPreviousPage => PageIndex > 0;
    public bool HasNextPage => PageIndex + 1 < TotalPages;
}
