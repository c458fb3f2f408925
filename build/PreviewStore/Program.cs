using Cashback.Preview;
using Cashback.Preview.Audit;
using Cashback.Preview.Demo;
using Cashback.Preview.Scenarios;

return args switch
{
    ["scenario", .. var files] => await ScenarioCommand.RunAsync(files, Console.Out, Console.Error),
    ["verify", .. var options] => await VerifyCommand.RunAsync(options, Console.Out, Console.Error),
    ["demo", .. var options] => await DemoCommand.RunAsync(options, Console.Out, Console.Error),
    _ => await WebCommand.RunAsync(args),
};
