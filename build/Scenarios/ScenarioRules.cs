namespace Cashback.Scenarios;

/// <summary>How rules of a file become rules of the plugin.</summary>
static class ScenarioRules
{
    /// <summary>Passes what the plugin's own pages would take, too.</summary>
    /// <exception cref="ScenarioFileException">They would not.</exception>
    public static void Demand(this RuleSaveResult saved, string path)
    {
        if (!saved.Saved)
            throw new ScenarioFileException(path, string.Join(", ", saved.Errors.Select(error => $"{error.Field}: {error.ResourceKey}")));
    }

    /// <summary>An amount in minor units.</summary>
    public static long Minor(this CurrencySpec currency, decimal amount) => Money.FromDecimalHalfUp(amount, currency).Minor;
}
