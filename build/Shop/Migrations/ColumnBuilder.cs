using FluentMigrator.Builders;
using FluentMigrator.Infrastructure;

namespace Cashback.Preview.Migrations;

/// <summary>Takes down what a migration says of a column, in whichever sentence it says it.</summary>
abstract class ColumnBuilder<TNext, TNextFk> : IColumnTypeSyntax<TNext>, IColumnOptionSyntax<TNext, TNextFk>
    where TNext : IFluentSyntax
    where TNextFk : IFluentSyntax
{
    /// <summary>The column spoken of.</summary>
    protected abstract ColumnSpec Column { get; }

    TNext Next => (TNext)(object)this;

    public TNext AsAnsiString() => Text(0);
    public TNext AsAnsiString(string collationName) => Text(0);
    public TNext AsAnsiString(int size) => Text(size);
    public TNext AsAnsiString(int size, string collationName) => Text(size);
    public TNext AsBinary() => As(ColumnKind.Binary);
    public TNext AsBinary(int size) => As(ColumnKind.Binary);
    public TNext AsBoolean() => As(ColumnKind.Boolean);
    public TNext AsByte() => As(ColumnKind.Int16);
    public TNext AsCurrency() => Number(19, 4);
    public TNext AsCustom(string customType)
    {
        Column.Custom = customType;
        return As(ColumnKind.Custom);
    }

    public TNext AsDate() => As(ColumnKind.Date);
    public TNext AsDateTime() => As(ColumnKind.DateTime);
    public TNext AsDateTime2() => As(ColumnKind.DateTime);
    public TNext AsDateTimeOffset() => throw new NotSupportedException("nopCommerce stores no offsets.");
    public TNext AsDateTimeOffset(int precision) => AsDateTimeOffset();
    public TNext AsDecimal() => Number(18, 4);
    public TNext AsDecimal(int size, int precision) => Number(size, precision);
    public TNext AsDouble() => As(ColumnKind.Double);
    public TNext AsFixedLengthAnsiString(int size) => Text(size);
    public TNext AsFixedLengthAnsiString(int size, string collationName) => Text(size);
    public TNext AsFixedLengthString(int size) => Text(size);
    public TNext AsFixedLengthString(int size, string collationName) => Text(size);
    public TNext AsFloat() => As(ColumnKind.Double);
    public TNext AsGuid() => As(ColumnKind.Guid);
    public TNext AsInt16() => As(ColumnKind.Int16);
    public TNext AsInt32() => As(ColumnKind.Int32);
    public TNext AsInt64() => As(ColumnKind.Int64);
    public TNext AsString() => Text(0);
    public TNext AsString(string collationName) => Text(0);
    public TNext AsString(int size) => Text(size);
    public TNext AsString(int size, string collationName) => Text(size);
    public TNext AsTime() => As(ColumnKind.Time);
    public TNext AsXml() => Text(0);
    public TNext AsXml(int size) => Text(size);

    public TNext Identity() => Set(column => column.Identity = true);
    public TNext Indexed() => Set(column => column.Indexed = true);
    public TNext Indexed(string indexName) => Set(column => (column.Indexed, column.IndexName) = (true, indexName));
    public TNext NotNullable() => Set(column => column.Nullable = false);
    public TNext Nullable() => Set(column => column.Nullable = true);
    public TNext PrimaryKey() => Set(column => column.PrimaryKey = true);
    public TNext PrimaryKey(string primaryKeyName) => PrimaryKey();
    public TNext Unique() => Set(column => (column.Indexed, column.Unique) = (true, true));
    public TNext Unique(string indexName) => Set(column => (column.Indexed, column.Unique, column.IndexName) = (true, true, indexName));
    public TNext WithColumnDescription(string description) => Next;
    public TNext WithDefaultValue(object value) => Set(column => column.Default = value);

    /// <summary>What rows that are there already get.</summary>
    public TNext SetExistingRowsTo(object value) => Set(column => column.ExistingRows = value);

    TNext Set(Action<ColumnSpec> change)
    {
        change(Column);
        return Next;
    }

    TNext As(ColumnKind kind) => Set(column => column.Kind = kind);

    TNext Text(int size) => Set(column => (column.Kind, column.Size) = (ColumnKind.Text, size));

    TNext Number(int size, int precision) => Set(column => (column.Kind, column.Size, column.Precision) = (ColumnKind.Decimal, size, precision));
}
