return await Cashback.Preview.WebCommand.RunAsync(args);
