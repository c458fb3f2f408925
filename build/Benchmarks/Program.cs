using System.Globalization;
using Cashback.Benchmarks.Ledger;
using Cashback.Benchmarks.Rules;

// dotnet run -c Release --project build/Benchmarks -- ledger [seconds]
// dotnet run -c Release --project build/Benchmarks -- rules [seconds]
var seconds = TimeSpan.FromSeconds(args is [_, var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 3);
switch (args)
{
    case ["ledger", ..]:
        await LedgerBenchmark.RunAsync(seconds);
        return 0;
    case ["rules", ..]:
        CalculatorBenchmark.Run(seconds);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: Benchmarks ledger|rules [seconds for each measurement]");
        return 2;
}
