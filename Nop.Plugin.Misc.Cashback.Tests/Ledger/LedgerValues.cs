using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>Rows of the ledger with any values that their columns may hold.</summary>
static class LedgerValues
{
    const int Longest = 60;

    static readonly Dictionary<string, int> s_short = new()
    {
        [nameof(Wallet.CurrencyCode)] = LedgerTextLengths.CurrencyCode,
        [nameof(Wallet.CardNumber)] = LedgerTextLengths.CardNumber,
        [nameof(LedgerEntry.ReasonSalt)] = LedgerTextLengths.Salt,
    };

    /// <summary>Whole numbers of 64 bits.</summary>
    public static Gen<long> Longs { get; } = Gen.OneOf(
        Gen.Elements(0L, 1L, -1L, long.MaxValue, long.MinValue), Gen.Choose(int.MinValue, int.MaxValue).Select(number => (long)number));

    /// <summary>Instants of any day that all databases know, to the last of their ticks.</summary>
    public static Gen<DateTime> Instants { get; } =
        from day in Gen.Choose(0, 365 * 200)
        from second in Gen.Choose(0, 86_399)
        from tick in Gen.Choose(0, (int)TimeSpan.TicksPerSecond - 1)
        select new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).AddSeconds(second).AddTicks(tick);

    static readonly Gen<int> s_ints = Gen.OneOf(Gen.Elements(0, 1, -1, int.MaxValue, int.MinValue), Gen.Choose(-1000, 1000));

    // Letters of several alphabets, quotes, blanks; nothing beyond the plane that MySQL's three bytes hold.
    static readonly Gen<char> s_letters = Gen.Elements("abzäßéœłøя漢ف 0179'\"`\\%_-:/;\t\n€@$".ToCharArray());

    /// <summary>The properties behind a row class's columns, its id apart.</summary>
    public static IReadOnlyList<PropertyInfo> ColumnsOf<T>() where T : BaseEntity =>
    [
        .. typeof(T).GetProperties().Where(property => property.Name != nameof(BaseEntity.Id) && property.CanWrite
            && property.GetCustomAttribute<System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute>() is null),
    ];

    /// <summary>Rows with any values.</summary>
    public static Gen<T> RowsOf<T>() where T : BaseEntity, new() =>
        Gen.CollectToList(ColumnsOf<T>(), ValuesOf).Select(values =>
        {
            var row = new T();
            foreach (var (property, value) in ColumnsOf<T>().Zip(values))
                property.SetValue(row, value);
            return row;
        });

    /// <summary>Makes a row differ from others in what may be there once only.</summary>
    public static void MakeUnique<T>(T row, int number) where T : BaseEntity
    {
        foreach (var property in ColumnsOf<T>())
        {
            if (property.Name is nameof(Lot.WalletId) or nameof(Wallet.CustomerId) or nameof(OrderAccount.OrderId) && property.PropertyType == typeof(int))
                property.SetValue(row, -number);
            else if (property.Name is nameof(Wallet.CardNumber) or nameof(LedgerEntry.IdempotencyKey) or nameof(Hold.Reference))
                property.SetValue(row, $"{number}:");
        }
    }

    static Gen<object?> ValuesOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        var (value, isOptional) = (Nullable.GetUnderlyingType(type) ?? type, Nullable.GetUnderlyingType(type) is not null || property.Name is nameof(LedgerEntry.Reason) or nameof(LedgerEntry.ReasonSalt) or nameof(LedgerEntry.ReasonDigest) or nameof(LedgerEntry.HoldDigest) or nameof(LedgerEntry.OrderDigest));
        var values = value == typeof(int) ? s_ints.Select(number => (object?)number)
            : value == typeof(long) ? Longs.Select(number => (object?)number)
            : value == typeof(bool) ? Gen.Elements<object?>(true, false)
            : value == typeof(DateTime) ? Instants.Select(instant => (object?)instant)
            : value == typeof(string) ? TextsOf(property).Select(text => (object?)text)
            : throw new NotSupportedException($"{property.DeclaringType}.{property.Name}");
        return isOptional ? Gen.OneOf(values, Gen.Constant<object?>(null)) : values;
    }

    static Gen<string> TextsOf(PropertyInfo property) =>
        from length in Gen.Choose(0, s_short.GetValueOrDefault(property.Name, Longest))
        from letters in s_letters.ArrayOf(length)
        select new string(letters);
}
