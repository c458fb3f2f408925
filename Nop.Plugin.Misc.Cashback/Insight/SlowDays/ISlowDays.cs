namespace Nop.Plugin.Misc.Cashback.Insight.SlowDays;

/// <summary>Counts the orders of the last weeks by weekday and hour. Never writes.</summary>
public interface ISlowDays
{
    /// <summary>Orders of a number of whole days before today that were not cancelled or deleted.</summary>
    /// <param name="days">Days of the shop's calendar.</param>
    Task<WeekHeat> CountAsync(int days);
}
