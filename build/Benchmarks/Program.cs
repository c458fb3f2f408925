using System.Globalization;
using Cashback.Benchmarks.Export;
using Cashback.Benchmarks.Insight;
using Cashback.Benchmarks.Ledger;
using Cashback.Benchmarks.Returns;
using Cashback.Benchmarks.Rules;
using Cashback.Benchmarks.Seals;
using Cashback.Benchmarks.Tokens;

// dotnet run -c Release --project build/Benchmarks -- ledger [seconds]
// dotnet run -c Release --project build/Benchmarks -- rules [seconds]
// dotnet run -c Release --project build/Benchmarks -- export [wallets]
// dotnet run -c Release --project build/Benchmarks -- files [rows]
// dotnet run -c Release --project build/Benchmarks -- fuzz [mutations]
// dotnet run -c Release --project build/Benchmarks -- simulate [orders]
// dotnet run -c Release --project build/Benchmarks -- seal [wallets]
// dotnet run -c Release --project build/Benchmarks -- verify [entries]
// dotnet run -c Release --project build/Benchmarks -- import [rows]
int? given = args is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : null;
switch (args)
{
    case ["ledger", ..]:
        await LedgerBenchmark.RunAsync(TimeSpan.FromSeconds(given ?? 3));
        return 0;
    case ["rules", ..]:
        CalculatorBenchmark.Run(TimeSpan.FromSeconds(given ?? 3));
        return 0;
    case ["export", ..]:
        await ExportBenchmark.RunAsync(given ?? 200_000);
        return 0;
    case ["import", ..]:
        await ImportBenchmark.RunAsync(given ?? 100_000);
        return 0;
    case ["files", ..]:
        await FileBenchmark.RunAsync(given ?? 1_000_000);
        return 0;
    case ["fuzz", ..]:
        return TokenFuzz.Run(given ?? 1_000_000, Environment.TickCount) && await ReturnFileFuzz.RunAsync(given ?? 1_000_000, Environment.TickCount) ? 0 : 1;
    case ["seal", ..]:
        await SealBenchmark.RunAsync(given ?? 200_000);
        return 0;
    case ["verify", ..]:
        await VerifyBenchmark.RunAsync(given ?? 1_000_000);
        return 0;
    case ["simulate", ..]:
        await SimulationBenchmark.RunAsync(given ?? 1_000_000);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: Benchmarks ledger|rules [seconds for each measurement]\n       Benchmarks export|seal [wallets]\n       Benchmarks verify [entries]\n       Benchmarks files|import [rows]\n       Benchmarks fuzz [mutations]\n       Benchmarks simulate [orders]");
        return 2;
}
