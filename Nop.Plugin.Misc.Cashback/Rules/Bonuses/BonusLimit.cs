namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>How often a client gets the same bonus. The numbers are stored.</summary>
public enum BonusLimit
{
    /// <summary>Each time that there is a reason.</summary>
    EachTime = 0,

    /// <summary>Once.</summary>
    Once = 1,

    /// <summary>Once in 365 days.</summary>
    Yearly = 2,
}
