using System.Globalization;
using FluentMigrator;

namespace Nop.Data.Migrations;

[AttributeUsage(AttributeTargets.Class)]
public class NopMigrationAttribute : MigrationAttribute
{
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss", "yyyy.MM.dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss:fffffff", "yyyy.MM.dd HH:mm:ss:fffffff", "yyyy/MM/dd HH:mm:ss:fffffff"];

    public NopMigrationAttribute(string dateTime, MigrationProcessType targetMigrationProcess = MigrationProcessType.NoMatter)
        : base(Ticks(dateTime), null) => TargetMigrationProcess = targetMigrationProcess;

    public NopMigrationAttribute(string dateTime, string description, MigrationProcessType targetMigrationProcess = MigrationProcessType.NoMatter)
        : base(Ticks(dateTime), description) => TargetMigrationProcess = targetMigrationProcess;

    public virtual MigrationProcessType TargetMigrationProcess { get; }
    public virtual bool IsSchemaMigration { get; set; }

    private static long Ticks(string dateTime) => DateTime.ParseExact(dateTime, Formats, CultureInfo.InvariantCulture).Ticks;
}
