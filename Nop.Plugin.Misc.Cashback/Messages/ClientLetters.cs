namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Writes all letters to clients that are due.</summary>
public interface IClientLetters
{
    /// <summary>Writes them; in the quiet time of all stores none, so that their amounts are those of its end.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written; they stay due.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IClientLetters"/>
sealed class ClientLetters(IEndingCreditLetters ending, IEarnedLetters earned, ITierNews tiers, IMonthStatements statements, LetterClaims claims, LetterGate gate) : IClientLetters
{
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        if (await gate.QuietUntilAsync(storeId: 0) is not null)
            return 0;

        var failures = new PastFailures("Kinds of letters to clients that failed");
        var written = await failures.TryAsync("What was earned", () => earned.WriteAsync(cancellationToken));
        written += await failures.TryAsync("Tiers", () => tiers.WriteAsync(cancellationToken));
        written += await failures.TryAsync("What ends soon", () => ending.WriteAsync(cancellationToken));
        written += await failures.TryAsync("Statements", () => statements.WriteAsync(cancellationToken));
        await failures.TryAsync("Old claims", async () =>
        {
            await claims.ForgetAsync();
            return true;
        });
        failures.Throw();
        return written;
    }
}
