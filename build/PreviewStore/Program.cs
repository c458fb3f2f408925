using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
var file = Path.GetTempFileName() + ".db";
var sw = System.Diagnostics.Stopwatch.StartNew();
await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = PreviewDatabase.For(args.FirstOrDefault() ?? file) });
Console.WriteLine(sw.ElapsedMilliseconds);
var anna = await store.RegisterAsync("anna@example.com");
await store.RunTasksAsync();
Console.WriteLine(anna.Id);
