using System.Data.Common;
using System.Globalization;
using System.Reflection;
using FluentMigrator;
using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Infrastructure;
using Npgsql;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Writes down what a migration says and puts it into SQL, in the types that nopCommerce chooses.</summary>
public sealed class MigrationScript : IServiceProvider
{
    readonly DbConnection _connection;
    readonly List<List<Word>> _sentences = [];

    MigrationScript(DbConnection connection) => _connection = connection;

    bool IsPostgres => _connection is NpgsqlConnection;

    /// <summary>The statements of a migration's Up on the database as it is.</summary>
    public static IReadOnlyList<string> Up(IMigration migration, DbConnection connection)
    {
        var script = new MigrationScript(connection);
        migration.GetUpExpressions(new Context(script));
        return [.. script._sentences.SelectMany(script.ToSql)];
    }

    public object? GetService(Type serviceType) =>
        serviceType == typeof(ICreateExpressionRoot) ? Root(serviceType, "Create")
        : serviceType == typeof(IAlterExpressionRoot) ? Root(serviceType, "Alter")
        : serviceType == typeof(ISchemaExpressionRoot) ? Root(serviceType, "Schema")
        : null;

    object Root(Type type, string name) => Speaker.Of(type, this, new List<Word> { new(name, []) });

    IEnumerable<string> ToSql(List<Word> sentence)
    {
        var subject = sentence[1];
        return (sentence[0].Name, subject.Name) switch
        {
            ("Create", "Table") => [$"CREATE TABLE {Quote(subject)} ({string.Join(", ", ColumnsOf(sentence))})"],
            ("Alter", "Table") => ColumnsOf(sentence).Select(column => $"ALTER TABLE {Quote(subject)} ADD COLUMN {column}"),
            ("Create", "Index") => [IndexOf(sentence)],
            var other => throw new NotSupportedException(other.ToString()),
        };
    }

    IEnumerable<string> ColumnsOf(List<Word> sentence)
    {
        for (var i = 2; i < sentence.Count;)
        {
            var (name, words) = (sentence[i], sentence.Skip(i + 1).TakeWhile(word => word.Name is not ("WithColumn" or "AddColumn")).ToList());
            i += words.Count + 1;
            yield return words.Exists(word => word.Name == "Identity")
                ? $"{Quote(name)} {(IsPostgres ? "serial PRIMARY KEY" : "INTEGER PRIMARY KEY AUTOINCREMENT")}"
                : $"{Quote(name)} {TypeOf(words[0])} {string.Join(' ', words.Skip(1).Select(OptionOf))}";
        }
    }

    string TypeOf(Word word) => word.Name switch
    {
        "AsInt32" => "integer",
        "AsInt64" => "bigint",
        "AsBoolean" => "boolean",
        "AsString" => IsPostgres ? "citext" : "TEXT COLLATE NOCASE",
        "AsDateTime" or "AsDateTime2" => IsPostgres ? "timestamp without time zone" : "TEXT",
        "AsDecimal" => IsPostgres ? "numeric(18, 4)" : "TEXT",
        _ => throw new NotSupportedException(word.Name),
    };

    string OptionOf(Word word) => word.Name switch
    {
        "Nullable" => "NULL",
        "NotNullable" => "NOT NULL",
        "PrimaryKey" => "PRIMARY KEY",
        "WithDefaultValue" => word.Arguments[0] switch
        {
            string text => $"DEFAULT '{text}'",
            bool flag => IsPostgres ? $"DEFAULT {flag}" : $"DEFAULT {(flag ? 1 : 0)}",
            var value => string.Create(CultureInfo.InvariantCulture, $"DEFAULT {value}"),
        },
        _ => throw new NotSupportedException(word.Name),
    };

    static string IndexOf(List<Word> sentence)
    {
        var unique = sentence.Exists(word => word.Name == "Unique") ? "UNIQUE " : "";
        return $"CREATE {unique}INDEX {Quote(sentence[1])} ON {Quote(sentence.Single(word => word.Name == "OnTable"))} " +
            $"({string.Join(", ", sentence.Where(word => word.Name == "OnColumn").Select(Quote))})";
    }

    static string Quote(Word word) => $"\"{word.Arguments[0]}\"";

    bool Exists(List<Word> question)
    {
        string Named(string name) => (string)question.Single(word => word.Name == name).Arguments[0]!;
        using var command = _connection.CreateCommand();
        command.CommandText = question[^2].Name switch
        {
            "Table" when IsPostgres => $"SELECT count(*) FROM pg_tables WHERE tablename = '{Named("Table")}'",
            "Table" => $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{Named("Table")}'",
            "Column" when IsPostgres => $"SELECT count(*) FROM information_schema.columns WHERE table_name = '{Named("Table")}' AND column_name = '{Named("Column")}'",
            "Column" => $"SELECT count(*) FROM pragma_table_info('{Named("Table")}') WHERE name = '{Named("Column")}'",
            "Index" when IsPostgres => $"SELECT count(*) FROM pg_indexes WHERE tablename = '{Named("Table")}' AND indexname = '{Named("Index")}'",
            "Index" => $"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = '{Named("Index")}'",
            var other => throw new NotSupportedException(other),
        };
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    sealed record Word(string Name, object?[] Arguments);

    sealed class Context(IServiceProvider services) : IMigrationContext
    {
        public IServiceProvider ServiceProvider => services;
    }

    /// <summary>Implements every interface of a sentence: each call adds a word and gives the next.</summary>
    public class Speaker : DispatchProxy
    {
        MigrationScript _script = null!;
        List<Word> _words = [];

        internal static object Of(Type type, MigrationScript script, object words)
        {
            var speaker = Create(type, typeof(Speaker));
            ((Speaker)speaker)._script = script;
            ((Speaker)speaker)._words = (List<Word>)words;
            return speaker;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var word = new Word(targetMethod!.Name, args ?? []);
            if (word.Name == "Exists")
                return _script.Exists([.. _words, word]);

            List<Word> words = _words.Count == 1 ? [.. _words] : _words;
            if (_words.Count == 1 && _words[0].Name != "Schema")
                _script._sentences.Add(words);
            words.Add(word);
            return Of(targetMethod.ReturnType, _script, words);
        }
    }
}
