using Nop.Plugin.Misc.Cashback.Platform.Schema;
using Names = Nop.Plugin.Misc.Cashback.Migrations.BonusTableNames;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>The tables of bonuses.</summary>
static class BonusSchema
{
    const int NameLength = RuleSetValidator.MaxNameLength;
    const int IdListLength = 4000;
    const int AudienceLength = 4000;
    const int MessageLength = 4000;
    const int ReasonLength = 60;
    const int KeyLength = 120;
    const int NoteLength = 300;
    const int CodeLength = 20;

    /// <summary>Makes what is missing.</summary>
    public static void Ensure(SchemaEnsurer schema)
    {
        EnsureBonus(schema);
        EnsureRun(schema);
        EnsureGrant(schema);
        EnsureClients(schema);
    }

    static void EnsureBonus(SchemaEnsurer schema) =>
        schema.Table(Names.Bonus,
            new(nameof(Bonus.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(Bonus.KindId), ColumnType.Int),
            new(nameof(Bonus.Amount), ColumnType.Long),
            new(nameof(Bonus.FriendAmount), ColumnType.Long),
            new(nameof(Bonus.ValidDays), ColumnType.Int, Optional: true),
            new(nameof(Bonus.Active), ColumnType.Flag),
            new(nameof(Bonus.ActiveSinceUtc), ColumnType.Instant, Optional: true),
            new(nameof(Bonus.FromUtc), ColumnType.Instant, Optional: true),
            new(nameof(Bonus.ToUtc), ColumnType.Instant, Optional: true),
            new(nameof(Bonus.Audience), ColumnType.Text, Length: AudienceLength),
            new(nameof(Bonus.LimitId), ColumnType.Int),
            new(nameof(Bonus.YearlyMaximum), ColumnType.Int, Optional: true),
            new(nameof(Bonus.Days), ColumnType.Int),
            new(nameof(Bonus.Items), ColumnType.Int),
            new(nameof(Bonus.CategoryIds), ColumnType.Text, Length: IdListLength),
            new(nameof(Bonus.SendEmail), ColumnType.Flag));

    static void EnsureRun(SchemaEnsurer schema) =>
        schema.Table(Names.Run,
            new(nameof(GiftRun.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(GiftRun.Amount), ColumnType.Long),
            new(nameof(GiftRun.ExpiresOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(GiftRun.Audience), ColumnType.Text, Length: AudienceLength),
            new(nameof(GiftRun.SendEmail), ColumnType.Flag),
            new(nameof(GiftRun.Message), ColumnType.Prose, Length: MessageLength),
            new(nameof(GiftRun.StartOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(GiftRun.StateId), ColumnType.Int),
            new(nameof(GiftRun.InAudience), ColumnType.Int),
            new(nameof(GiftRun.CreatedOnUtc), ColumnType.Instant),
            new(nameof(GiftRun.ReleasedBy), ColumnType.Int),
            new(nameof(GiftRun.ReleasedOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(GiftRun.StartedOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(GiftRun.EndedOnUtc), ColumnType.Instant, Optional: true));

    static void EnsureGrant(SchemaEnsurer schema)
    {
        schema.Table(Names.Grant,
            new(nameof(BonusGrant.BonusId), ColumnType.Int),
            new(nameof(BonusGrant.RunId), ColumnType.Int),
            new(nameof(BonusGrant.CustomerId), ColumnType.Int),
            new(nameof(BonusGrant.Number), ColumnType.Int),
            new(nameof(BonusGrant.Reason), ColumnType.Text, Length: ReasonLength),
            new(nameof(BonusGrant.GrantKey), ColumnType.Text, Length: KeyLength),
            new(nameof(BonusGrant.Amount), ColumnType.Long),
            new(nameof(BonusGrant.ExpiresOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(BonusGrant.StoreId), ColumnType.Int),
            new(nameof(BonusGrant.Note), ColumnType.Prose, Length: NoteLength),
            new(nameof(BonusGrant.DecidedOnUtc), ColumnType.Instant),
            new(nameof(BonusGrant.GivenOnUtc), ColumnType.Instant, Optional: true));
        schema.Unique(Names.Grant, nameof(BonusGrant.GrantKey));
        schema.Unique(Names.Grant, nameof(BonusGrant.BonusId), nameof(BonusGrant.CustomerId), nameof(BonusGrant.Number));
        schema.Index(Names.Grant, nameof(BonusGrant.RunId), nameof(BonusGrant.CustomerId));
        schema.Index(Names.Grant, nameof(BonusGrant.GivenOnUtc));
    }

    static void EnsureClients(SchemaEnsurer schema)
    {
        schema.Table(Names.Birthday,
            new(nameof(BirthdayRecord.CustomerId), ColumnType.Int),
            new(nameof(BirthdayRecord.Month), ColumnType.Int),
            new(nameof(BirthdayRecord.Day), ColumnType.Int),
            new(nameof(BirthdayRecord.SinceUtc), ColumnType.Instant));
        schema.Unique(Names.Birthday, nameof(BirthdayRecord.CustomerId));
        schema.Index(Names.Birthday, nameof(BirthdayRecord.Month), nameof(BirthdayRecord.Day));
        schema.Table(Names.InviteCode,
            new(nameof(InviteCode.CustomerId), ColumnType.Int),
            new(nameof(InviteCode.Code), ColumnType.Text, Length: CodeLength));
        schema.Unique(Names.InviteCode, nameof(InviteCode.CustomerId));
        schema.Unique(Names.InviteCode, nameof(InviteCode.Code));
        schema.Table(Names.Referral,
            new(nameof(Referral.FriendId), ColumnType.Int),
            new(nameof(Referral.ReferrerId), ColumnType.Int),
            new(nameof(Referral.CreatedOnUtc), ColumnType.Instant),
            new(nameof(Referral.RefusalId), ColumnType.Int),
            new(nameof(Referral.ReferrerRefusalId), ColumnType.Int),
            new(nameof(Referral.FriendRefusalId), ColumnType.Int),
            new(nameof(Referral.OrderId), ColumnType.Int),
            new(nameof(Referral.SettledOnUtc), ColumnType.Instant, Optional: true));
        schema.Unique(Names.Referral, nameof(Referral.FriendId));
        schema.Index(Names.Referral, nameof(Referral.SettledOnUtc));
        schema.Index(Names.Referral, nameof(Referral.ReferrerId));
    }
}
