using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Platform.Keys;

/// <summary>A row from which a task or an act goes on to credit, or which gives a right: it bears a proof that the plugin wrote it (docs/decisions/036-signed-rows.md).</summary>
interface ISignedRow
{
    /// <summary>The proof (<see cref="RowSignatures"/>); empty: a version before 1.19 wrote the row, or somebody else did.</summary>
    string Signature { get; set; }
}

/// <summary>Says that other rows name a row by its id, which its signature then covers: it can be signed once it is inserted.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class NamedByIdAttribute : Attribute;

/// <summary>Says that a signature does not cover a column: words that are erased with a person, or what proves nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NotSignedAttribute : Attribute;

/// <summary>Says that the columns of a class always kept instants to the microsecond; those of others may keep whole seconds, which are what is signed.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class KeepsMicrosecondsAttribute : Attribute;

/// <summary>What a row's signature says.</summary>
enum SignatureState
{
    /// <summary>The row is as the plugin wrote it.</summary>
    Right,

    /// <summary>The key that signed it is not in this shop.</summary>
    KeyMissing,

    /// <summary>The plugin did not write it so.</summary>
    Wrong,
}

/// <summary>Signs rows with the shop's key, which is not in the database: who can write there alone makes no row that a task or an act goes on from.</summary>
public interface IRowSignatures
{
    /// <summary>Signs a row as it is, to be written then. Its instants are cut to whole seconds, which every column keeps as they are, unless the class says that its columns keep more.</summary>
    T Sign<T>(T row)
        where T : BaseEntity;

    /// <summary>Whether a row is as the plugin wrote it.</summary>
    bool IsRight(BaseEntity row);
}

/// <inheritdoc cref="IRowSignatures"/>
/// <remarks>
/// A column that has its default is left out, so that a column of a later version breaks no signature. What is signed names its table and its columns, so that no row passes for another one.
/// </remarks>
sealed class RowSignatures(IShopKeys keys) : IRowSignatures
{
    /// <summary>Longest signature: the key's id, a full stop, 64 digits.</summary>
    public const int Length = 100;

    const char Separator = '.';
    const int KeyBytes = 32;

    readonly ConcurrentDictionary<string, byte[]> _derived = new(StringComparer.Ordinal);

    public T Sign<T>(T row)
        where T : BaseEntity
    {
        var signed = SignedColumns.Of(row.GetType());
        foreach (var column in signed.CutsInstants ? signed.Columns : [])
        {
            if (column.GetValue(row) is DateTime instant && instant.Ticks % TimeSpan.TicksPerSecond is > 0 and var part)
                column.SetValue(row, instant.AddTicks(-part));
        }

        var key = keys.Current();
        _derived.TryAdd(key.Id, DerivedFrom(key));
        ((ISignedRow)row).Signature = Of(row, key.Id);
        return row;
    }

    public bool IsRight(BaseEntity row) => StateOf(row) == SignatureState.Right;

    /// <summary>Holds a row against its signature.</summary>
    public SignatureState StateOf(BaseEntity row)
    {
        var signature = ((ISignedRow)row).Signature;
        if (signature.Split(Separator) is not [{ Length: > 0 } keyId, _])
            return SignatureState.Wrong;
        if (!_derived.ContainsKey(keyId))
        {
            if (keys.Find(keyId) is not { } key)
                return SignatureState.KeyMissing;
            _derived[keyId] = DerivedFrom(key);
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(row, keyId))) ? SignatureState.Right : SignatureState.Wrong;
    }

    string Of(BaseEntity row, string keyId) =>
        keyId + Separator + Convert.ToHexStringLower(HMACSHA256.HashData(_derived[keyId], Encoding.ASCII.GetBytes(SignedColumns.Of(row.GetType()).TextOf(row))));

    static byte[] DerivedFrom(ShopKey key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, KeyBytes, salt: null, "cashback signed rows"u8.ToArray());
}

/// <summary>The columns of a class of rows that its signature covers.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="WithId">Whether the id is covered.</param>
/// <param name="CutsInstants">Whether its instants are cut to whole seconds.</param>
/// <param name="Columns">The columns, in the order of their names.</param>
sealed record SignedColumns(string Table, bool WithId, bool CutsInstants, IReadOnlyList<PropertyInfo> Columns)
{
    static readonly FrozenDictionary<Type, SignedColumns> s_all = TableSpec.All.Where(table => table.Row.IsAssignableTo(typeof(ISignedRow))).ToFrozenDictionary(table => table.Row, Made);

    /// <summary>All classes of rows that are signed.</summary>
    public static IEnumerable<Type> Rows => s_all.Keys;

    /// <summary>Those of a class.</summary>
    public static SignedColumns Of(Type row) => s_all[row];

    /// <summary>What is signed of a row.</summary>
    public string TextOf(BaseEntity row)
    {
        var input = new HashInput().Add("cashback row 1").Add(Table).Add(WithId ? row.Id : 0);
        foreach (var column in Columns)
        {
            switch (column.GetValue(row))
            {
                case null or "":
                    break;
                case string text:
                    input.Add(column.Name).Add(text);
                    break;
                case DateTime instant:
                    input.Add(column.Name).Add(instant);
                    break;
                case bool flag:
                    Add(column, flag ? 1 : 0);
                    break;
                case int number:
                    Add(column, number);
                    break;
                case long number:
                    Add(column, number);
                    break;
                default:
                    throw new InvalidOperationException($"{column} has a type that no signature covers.");
            }
        }

        return input.ToHash();

        // Of a column that may be empty, 0 is a value.
        void Add(PropertyInfo column, long value)
        {
            if (value != 0 || Nullable.GetUnderlyingType(column.PropertyType) is not null)
                input.Add(column.Name).Add(value);
        }
    }

    static SignedColumns Made(TableSpec table) => new(
        table.Name,
        table.Row.IsDefined(typeof(NamedByIdAttribute)),
        !table.Row.IsDefined(typeof(KeepsMicrosecondsAttribute)),
        [
            .. table.Columns.Where(column => column.Name != nameof(ISignedRow.Signature)).Select(column => table.Row.GetProperty(column.Name)!)
                .Where(column => !column.IsDefined(typeof(NotSignedAttribute))).OrderBy(column => column.Name, StringComparer.Ordinal),
        ]);
}
