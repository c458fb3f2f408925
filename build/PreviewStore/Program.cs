using Cashback.Preview;
using Cashback.Preview.Demo;
using Cashback.Preview.Scenarios;

return args switch
{
    ["scenario", .. var files] => await ScenarioCommand.RunAsync(files, Console.Out, Console.Error),
    ["demo"] => await new DemoCommand(Console.Out).RunAsync(),
    _ => await WebCommand.RunAsync(args),
};
