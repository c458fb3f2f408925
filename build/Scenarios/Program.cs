using Cashback.Scenarios;

return args is ["demo", .. var options]
    ? await DemoCommand.RunAsync(options, Console.Out, Console.Error)
    : await ScenarioCommand.RunAsync(args, Console.Out, Console.Error);
