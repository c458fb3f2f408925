using Cashback.Preview;
using Cashback.Preview.Audit;
using Cashback.Scenarios;

// The scenario player and the demo are a program of their own, build/Scenarios; by these words they are played from here too.
return args switch
{
    ["scenario", .. var files] => await ScenarioCommand.RunAsync(files, Console.Out, Console.Error),
    ["verify", .. var options] => await VerifyCommand.RunAsync(options, Console.Out, Console.Error),
    ["demo", .. var options] => await DemoCommand.RunAsync(options, Console.Out, Console.Error),
    _ => await WebCommand.RunAsync(args),
};
