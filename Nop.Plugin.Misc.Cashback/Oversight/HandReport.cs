namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>A letter about what was done by hand. The row is inserted first: of several servers the one whose insert succeeds sends the letter.</summary>
[StoredIn("Cashback_HandReport")]
[Unique(nameof(Number))]
public sealed class HandReport : BaseEntity
{
    /// <summary>Counts the letters, from 1; unique.</summary>
    public int Number { get; set; }

    /// <summary>The letter tells from this instant on: where the one before it ended.</summary>
    public DateTime FromUtc { get; set; }

    /// <summary>Before this one.</summary>
    public DateTime UntilUtc { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>When it was in the shop's queue, or there was nothing to tell; null: it broke off, and is written again.</summary>
    public DateTime? SentOnUtc { get; set; }

    /// <summary>Address that the letter went to, or would have gone to; empty: none was named. Where it becomes another, the former one is told of it.</summary>
    [Prose(MostAddress)]
    public string SentTo { get; set; } = "";

    /// <summary>Whether each entry that it tells is noted (<see cref="ToldEntry"/>); false: an earlier version wrote it, and told the entries of its time.</summary>
    public bool NotesEntries { get; set; }

    const int MostAddress = 1000;
}
