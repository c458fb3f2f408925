using Moq;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Data;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A repository over rows that lie elsewhere: in a list, or in a database that is read anew each time.</summary>
public static class ListRepository
{
    public static IRepository<T> Over<T>(Func<IEnumerable<T>> rows, Action<T>? insert = null)
        where T : BaseEntity
    {
        var repository = new Mock<IRepository<T>>(MockBehavior.Strict);
        repository.SetupGet(it => it.Table).Returns(() => rows().AsQueryable());
        repository.Setup(it => it.GetAllAsync(It.IsAny<Func<IQueryable<T>, IQueryable<T>>>(), It.IsAny<Func<ICacheKeyService, CacheKey>>(), It.IsAny<bool>()))
            .ReturnsAsync((Func<IQueryable<T>, IQueryable<T>>? query, Func<ICacheKeyService, CacheKey>? _, bool _) =>
                [.. query is null ? rows() : query(rows().AsQueryable())]);
        repository.Setup(it => it.GetByIdAsync(It.IsAny<int?>(), It.IsAny<Func<ICacheKeyService, CacheKey>>(), It.IsAny<bool>(), It.IsAny<bool>()))
            .ReturnsAsync((int? id, Func<ICacheKeyService, CacheKey>? _, bool _, bool _) => rows().FirstOrDefault(row => row.Id == id)!);
        repository.Setup(it => it.InsertAsync(It.IsAny<T>(), It.IsAny<bool>())).Callback((T row, bool _) => insert!(row)).Returns(Task.CompletedTask);
        repository.Setup(it => it.UpdateAsync(It.IsAny<T>(), It.IsAny<bool>())).Returns(Task.CompletedTask);
        return repository.Object;
    }
}
