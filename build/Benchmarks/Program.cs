using Cashback.Benchmarks.Ledger;

// dotnet run -c Release --project build/Benchmarks -- ledger [seconds]
switch (args)
{
    case ["ledger", .. var rest]:
        await LedgerBenchmark.RunAsync(TimeSpan.FromSeconds(rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 3));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: Benchmarks ledger [seconds for each measurement]");
        return 2;
}
