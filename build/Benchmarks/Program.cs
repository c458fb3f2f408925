using System.Globalization;
using Cashback.Benchmarks.Api;
using Cashback.Benchmarks.Checkout;
using Cashback.Benchmarks.Export;
using Cashback.Benchmarks.Insight;
using Cashback.Benchmarks.Ledger;
using Cashback.Benchmarks.Letters;
using Cashback.Benchmarks.Returns;
using Cashback.Benchmarks.Rules;
using Cashback.Benchmarks.Seals;
using Cashback.Benchmarks.Tokens;

// dotnet run -c Release --project build/Benchmarks -- ledger [seconds]
// dotnet run -c Release --project build/Benchmarks -- rules [seconds]
// dotnet run -c Release --project build/Benchmarks -- export [wallets]
// dotnet run -c Release --project build/Benchmarks -- files [rows]
// dotnet run -c Release --project build/Benchmarks -- fuzz [mutations]
// dotnet run -c Release --project build/Benchmarks -- fuzz http [requests]
// dotnet run -c Release --project build/Benchmarks -- tills [rounds]
// dotnet run -c Release --project build/Benchmarks -- simulate [orders]
// dotnet run -c Release --project build/Benchmarks -- seal [wallets]
// dotnet run -c Release --project build/Benchmarks -- verify [entries]
// dotnet run -c Release --project build/Benchmarks -- import [sqlite] [rows]
// dotnet run -c Release --project build/Benchmarks -- checkouts [orders]
// dotnet run -c Release --project build/Benchmarks -- letters [due]
int? given = args is [_, .., var number] && number is not ("http" or "sqlite") && args is not ["letters-worker", ..] ? int.Parse(number, CultureInfo.InvariantCulture) : null;
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
    case ["import", "sqlite", ..]:
        await ImportBenchmark.RunOnSqliteAsync(given ?? 100_000);
        return 0;
    case ["import", ..]:
        await ImportBenchmark.RunAsync(given ?? 100_000);
        return 0;
    case ["files", ..]:
        await FileBenchmark.RunAsync(given ?? 1_000_000);
        return 0;
    case ["tills", ..]:
        await TillBenchmark.RunAsync(given ?? 100);
        return 0;
    case ["fuzz", "http", ..]:
        return await LiveFuzz.RunAsync(given ?? 10_000, Environment.TickCount) ? 0 : 1;
    case ["fuzz", ..]:
        return TokenFuzz.Run(given ?? 1_000_000, Environment.TickCount) && await ReturnFileFuzz.RunAsync(given ?? 1_000_000, Environment.TickCount) ? 0 : 1;
    case ["seal", ..]:
        await SealBenchmark.RunAsync(given ?? 200_000);
        return 0;
    case ["verify", ..]:
        await VerifyBenchmark.RunAsync(given ?? 1_000_000);
        return 0;
    case ["checkouts", ..]:
        return await CrowdBenchmark.RunAsync(given ?? 10_000) ? 0 : 1;
    case ["letters", ..]:
        return await LetterBenchmark.RunAsync(given ?? 20_000) ? 0 : 1;
    case ["letters-worker", var place]:
        return await LetterBenchmark.WorkAsync(place) ? 0 : 1;
    case ["simulate", ..]:
        await SimulationBenchmark.RunAsync(given ?? 1_000_000);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: Benchmarks ledger|rules [seconds for each measurement]\n       Benchmarks export|seal [wallets]\n       Benchmarks verify [entries]\n       Benchmarks files [rows]\n       Benchmarks import [sqlite] [rows]\n       Benchmarks fuzz [mutations]\n       Benchmarks fuzz http [requests]\n       Benchmarks tills [rounds of each till]\n       Benchmarks simulate|checkouts [orders]\n       Benchmarks letters [due]");
        return 2;
}
