using Cashback.Preview.Seeding;
using Cashback.Preview.Web;
using Cashback.Preview.Web.Setup;

namespace Cashback.Preview;

/// <summary>Without a word: the web store, on a shop that is made with a year behind it when it is not there yet.</summary>
static class WebCommand
{
    /// <summary>What can be asked for.</summary>
    internal const string Usage = """
        dotnet run --project build/PreviewStore                              the web store
            --database PLACE              where (preview-data/shop.db): a file, "Host=…" for PostgreSQL, "Server=…" for MySQL and MariaDB
            --url URL                     at which address (http://localhost:5080)
            --fresh                       throw the shop away and make it anew
            --no-timer                    run schedule tasks by hand only
            --several-pages               the checkout in several pages, not on one
        dotnet run --project build/PreviewStore -- verify --database PLACE [--seal TEXT]   checks a ledger, also against a seal from a letter
        dotnet run --project build/PreviewStore -- demo [--database PLACE]   a client's road, in the terminal
        dotnet run --project build/PreviewStore -- scenario [--check] FILE…  plays scenario files
        """;

    /// <summary>Starts it.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (place, url, fresh, timer, onePage) = ("preview-data/shop.db", "http://localhost:5080", false, true, true);
        for (var index = 0; index < arguments.Length; index++)
        {
            switch (arguments[index])
            {
                case "--database" when index + 1 < arguments.Length:
                    place = arguments[++index];
                    break;
                case "--url" when index + 1 < arguments.Length:
                    url = arguments[++index];
                    break;
                case "--fresh":
                    fresh = true;
                    break;
                case "--no-timer":
                    timer = false;
                    break;
                case "--several-pages":
                    onePage = false;
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        var database = PreviewDatabase.For(place);
        if (database is SqliteDatabase sqlite)
            Directory.CreateDirectory(Path.GetDirectoryName(sqlite.File)!);
        if (fresh && await database.ExistsAsync())
            await database.DropAsync();
        await SeedAsync(database);
        await ServeAsync(database, url, timer, onePage);
        return 0;
    }

    static async Task SeedAsync(PreviewDatabase database)
    {
        if (await database.HasShopAsync())
            return;
        Console.WriteLine("Making a salon shop with a year behind it …");
        await SalonYear.MakeAsync(database, TimeProvider.System.GetUtcNow());
    }

    static async Task ServeAsync(PreviewDatabase database, string url, bool timer, bool onePage)
    {
        await using var application = await WebShop.OpenAsync(new PreviewOptions { Database = database, Clock = new MovableClock() }, url, services =>
        {
            if (timer)
                services.AddHostedService<TaskTimer>();
        });
        await using (var scope = application.Services.CreateAsyncScope())
            await CheckoutKind.SetAsync(scope.ServiceProvider, onePage);
        await application.StartAsync();
        await using (var scope = application.Services.CreateAsyncScope())
            Console.WriteLine($"{await SampleTill.OpenAsync(scope.ServiceProvider, url)}   a till that speaks to the shop");
        Console.WriteLine($"{url}   sign in as {SalonShop.Owner}, {SalonShop.Manager}, {SalonShop.Clerk} or anna@example.com, password {SalonShop.Password}");
        await application.WaitForShutdownAsync();
    }
}
