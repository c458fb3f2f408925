namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>A cell of a file with opening balances that has no value of its column.</summary>
/// <param name="Line">Where, as people count.</param>
/// <param name="Column">Its place in the row, from 1.</param>
/// <param name="Heading">Heading of its column, as it stands in the file.</param>
/// <param name="Written">What stands there.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Most">Characters that it may have at most; 0: that is not what is wrong.</param>
public sealed record OpeningCellFault(int Line, int Column, string Heading, string Written, OpeningCellProblem Problem, int Most = 0);

/// <summary>What is wrong with a cell.</summary>
public enum OpeningCellProblem
{
    /// <summary>It is no amount, is below zero, or could be two amounts.</summary>
    NoAmount = 1,

    /// <summary>It is more than a wallet may get at once.</summary>
    TooLarge = 2,

    /// <summary>It is no day, or could be two.</summary>
    NoDay = 3,

    /// <summary>It has more characters than are kept.</summary>
    TooLong = 4,
}
