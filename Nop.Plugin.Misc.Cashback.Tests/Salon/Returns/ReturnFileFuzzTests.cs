using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>Whatever somebody made of a return file, the reader answers; <c>Benchmarks -- fuzz</c> asks it a million times.</summary>
public sealed class ReturnFileFuzzTests
{
    [Test]
    public async Task A_mutated_file_is_read_or_refused_and_never_breaks_the_reader([Values(1, 2, 3)] int seed)
    {
        var mutator = await ReturnFileMutator.OpenAsync(seed);
        Assert.That(() =>
        {
            for (var i = 0; i < 2000; i++)
                new ReturnFileReader(ReturnFileMutator.Terms).Read(new MemoryStream(mutator.Next()));
        }, Throws.Nothing);
    }
}
