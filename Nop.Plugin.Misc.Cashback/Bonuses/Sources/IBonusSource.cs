namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Finds in the shop's data who is to get a bonus of one kind. Running it again, at once or on another node, changes nothing.</summary>
public interface IBonusSource
{
    /// <summary>The kind.</summary>
    BonusKind Kind { get; }

    /// <summary>Gives what is due.</summary>
    /// <param name="bonus">A rule of the kind, switched on.</param>
    /// <param name="cancellationToken">Ends between two clients.</param>
    /// <returns>How many were given.</returns>
    Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken);
}
