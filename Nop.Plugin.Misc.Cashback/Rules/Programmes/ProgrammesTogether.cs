using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// Which programmes can run at the same time. Weekdays, months, times of day and dates are cut at every instant at which a
/// programme begins; of all cuts those that have the same programmes count once.
/// </summary>
static class ProgrammesTogether
{
    internal static List<IReadOnlyList<IndexedProgramme>> Of(IReadOnlyList<IndexedProgramme> programmes)
    {
        var starts = programmes.Select(programme => programme.Rule.FromUtc ?? DateTime.MinValue).Append(DateTime.MinValue).Distinct().ToList();
        var times = programmes.Select(programme => programme.Rule.FromTime ?? TimeOnly.MinValue).Append(TimeOnly.MinValue).Distinct().ToList();
        var sets = new Dictionary<string, IReadOnlyList<IndexedProgramme>>();
        foreach (var start in starts)
        {
            var dated = programmes.Where(programme => (programme.Rule.FromUtc ?? DateTime.MinValue) <= start && !(start >= programme.Rule.ToUtc)).ToList();
            foreach (var day in Enum.GetValues<DayOfWeek>())
            {
                foreach (var month in Enumerable.Range(1, 12))
                {
                    foreach (var time in times)
                        Add(dated.FindAll(programme => programme.RunsAt(day, month, time)));
                }
            }
        }

        return [.. sets.Values];

        void Add(List<IndexedProgramme> set) => sets.TryAdd(string.Join(',', set.Select(programme => programme.Index)), set);
    }
}

/// <summary>Amounts that a programme gave one client before this order, in minor units. Refunds give nothing of it back.</summary>
/// <param name="InAll">Ever.</param>
/// <param name="OnDay">On orders placed on the same day in the shop's zone.</param>
/// <param name="InMonth">On orders placed in the same month in the shop's zone.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProgrammeUse(long InAll, long OnDay, long InMonth);
