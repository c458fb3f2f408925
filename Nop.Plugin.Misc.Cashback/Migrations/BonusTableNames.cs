using Nop.Data.Mapping;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Names of the tables of bonuses.</summary>
public sealed class BonusTableNames : INameCompatibility
{
    /// <summary>Table of <see cref="Bonuses.Bonus"/>.</summary>
    public const string Bonus = "Cashback_Bonus";

    /// <summary>Table of <see cref="BonusGrant"/>.</summary>
    public const string Grant = "Cashback_BonusGrant";

    /// <summary>Table of <see cref="GiftRun"/>.</summary>
    public const string Run = "Cashback_BonusRun";

    /// <summary>Table of <see cref="BirthdayRecord"/>.</summary>
    public const string Birthday = "Cashback_BirthdayNote";

    /// <summary>Table of <see cref="Bonuses.InviteCode"/>.</summary>
    public const string InviteCode = "Cashback_InviteCode";

    /// <summary>Table of <see cref="Bonuses.Referral"/>.</summary>
    public const string Referral = "Cashback_Referral";

    /// <inheritdoc/>
    public Dictionary<Type, string> TableNames => new()
    {
        [typeof(Bonus)] = Bonus,
        [typeof(BonusGrant)] = Grant,
        [typeof(GiftRun)] = Run,
        [typeof(BirthdayRecord)] = Birthday,
        [typeof(InviteCode)] = InviteCode,
        [typeof(Referral)] = Referral,
    };

    /// <inheritdoc/>
    public Dictionary<(Type, string), string> ColumnName => [];
}
