using System.Text;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>The files of a simulation, byte for byte: owners have macros that read them.</summary>
public sealed class SimulationFileTests
{
    static readonly SimulationSums s_sums = new(3, 100_00, 12_30, 30);

    static readonly SimulationReport s_report = new("=mine, or yours", CurrencySpec.For("EUR"), s_sums, 2,
        [new(new DateOnly(2026, 3, 1), "", s_sums)], [new(1, "Gold", 1, new(1, 0, 5, 0))], [new(4, "Hair \"long\"", s_sums)], []);

    static readonly SimulationResult s_result = new([s_report], null, 3) { Clients = [[new(7, 3, 1, "-Gold", 12_30, 12_31)]] };

    [Test]
    public async Task The_tables() => Assert.That(await FileOfAsync(SimulationFile.WriteAsync), Is.EqualTo(""""
        rules,table,row,orders,sales,earned,taken_back,cost,cost_percent,currency
        "'=mine, or yours",all,,3,100,12.3,0.3,12,12,EUR
        "'=mine, or yours",month,2026-03,3,100,12.3,0.3,12,12,EUR
        "'=mine, or yours",tier,Gold,1,0,0.05,0,0.05,,EUR
        "'=mine, or yours",category,"Hair ""long""",3,100,12.3,0.3,12,12,EUR

        """"));

    [Test]
    public async Task The_clients() => Assert.That(await FileOfAsync(SimulationFile.WriteClientsAsync), Is.EqualTo(""""
        rules,customer_id,orders,tier,earned,taken_back,kept,currency
        "'=mine, or yours",7,3,'-Gold,12.3,12.31,-0.01,EUR

        """"));

    static async Task<string> FileOfAsync(Func<Stream, SimulationResult, CancellationToken, Task> write)
    {
        using var file = new MemoryStream();
        await write(file, s_result, CancellationToken.None);
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.That((text[0], text.Count(c => c == '\n')), Is.EqualTo(('\uFEFF', text.Split("\r\n").Length - 1)));
        return text[1..].ReplaceLineEndings("\n");
    }
}
