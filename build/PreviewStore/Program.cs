using Cashback.Preview.Scenarios;

return args is ["scenario", ..] ? await ScenarioCommand.RunAsync(args[1..], Console.Out, Console.Error) : 2;
