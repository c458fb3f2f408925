namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What a programme did to the rate of a line.</summary>
/// <param name="ProgrammeId">Id of the programme.</param>
/// <param name="Name">Its name.</param>
/// <param name="ExtraPercent">Percentage points that it put on the rate.</param>
/// <param name="Multiplier">Factor that it put on the sum.</param>
/// <param name="ExtraPerItem">Units of the currency that it put on each piece.</param>
/// <param name="OrderPercent">What this line has of its amount per order, in percent of the line's net.</param>
public sealed record ProgrammeEffect(
    int ProgrammeId,
    string Name,
    decimal ExtraPercent,
    decimal Multiplier,
    decimal ExtraPerItem = 0,
    decimal OrderPercent = 0);
