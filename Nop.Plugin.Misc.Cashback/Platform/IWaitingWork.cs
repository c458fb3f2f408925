namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>A kind of thing that needs a person. Each room tells its own; counting and listing ask the same rows. Reads only.</summary>
public interface IWaitingWork
{
    /// <summary>Name of the kind; its texts begin with "Work.Kinds." and the name.</summary>
    string Name { get; }

    /// <summary>The right that dealing with it asks for: who has it sees it, and for nobody else it is there.</summary>
    string Permission { get; }

    /// <summary>Page of the admin area on which it is dealt with.</summary>
    WorkPage Page { get; }

    /// <summary>Something is wrong that must not wait.</summary>
    bool IsAlarm => false;

    /// <summary>How much waits for who acts.</summary>
    Task<int> CountAsync();

    /// <summary>What waits for who acts, oldest first.</summary>
    /// <param name="skip">So many are left out.</param>
    /// <param name="take">At most so many.</param>
    Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take);
}

/// <summary>A kind of thing that a person may let be as it is: it waits no more until it grows.</summary>
public interface ISetAside : IWaitingWork
{
    /// <summary>Lets one be.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="note">Why.</param>
    /// <param name="actorId">Who.</param>
    /// <returns>False: it does not wait.</returns>
    Task<bool> SetAsideAsync(int id, string note, int actorId);
}

/// <summary>A page of the admin area, by the names of its route.</summary>
/// <param name="Controller">Its controller.</param>
/// <param name="Action">Its action.</param>
/// <param name="WithId">Whether it is the page of the one thing, by its id.</param>
public sealed record WorkPage(string Controller, string Action, bool WithId = true);

/// <summary>Something that needs a person.</summary>
/// <param name="Id">What its page knows it by; 0: nothing in particular.</param>
/// <param name="SinceUtc">Since when, UTC; null: nobody knows.</param>
/// <param name="What">What it is, in the language of the page.</param>
public sealed record WaitingItem(int Id, DateTime? SinceUtc, string What)
{
    /// <summary>Whose it is; 0: nobody's.</summary>
    public int CustomerId { get; init; }

    /// <summary>Of which branch; 0: of none.</summary>
    public int BranchId { get; init; }

    /// <summary>How much it is about, with its currency; empty: it is no amount.</summary>
    public string Amount { get; init; } = "";

    /// <summary>Page of its own; null: that of its kind.</summary>
    public WorkPage? Page { get; init; }
}
