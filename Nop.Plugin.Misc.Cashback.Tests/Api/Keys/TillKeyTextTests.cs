using System.IO.Compression;
using System.Text;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Platform.Codes;

namespace Nop.Plugin.Misc.Cashback.Tests.Api.Keys;

/// <summary>How a key is written.</summary>
public sealed class TillKeyTextTests
{
    static string New(bool isTest = false) => TillKeyText.New(isTest, new RandomCodeSource());

    [Test]
    public void A_key_is_found_by_who_looks_for_leaked_ones() =>
        Assert.That($"{New()} {New(isTest: true)}", Does.Match("^cbk_live_[0-9A-Za-z]{49} cbk_test_[0-9A-Za-z]{49}$"));

    [Test]
    public void A_new_key_is_one() => Assert.That(Enumerable.Range(0, 1000).Select(i => TillKeyText.IsOne(New(i % 2 == 0))), Is.All.True);

    [Test]
    public void No_symbol_can_be_mistyped_without_being_noticed()
    {
        var key = New();
        var mistyped = Enumerable.Range(0, key.Length).Select(at => key[..at] + (key[at] == 'a' ? 'b' : 'a') + key[(at + 1)..]);
        Assert.That(mistyped.Where(TillKeyText.IsOne), Is.Empty);
    }

    [Test]
    public void Neighbours_that_change_places_are_noticed()
    {
        var key = New();
        var swapped = Enumerable.Range(0, key.Length - 1).Where(at => key[at] != key[at + 1]).Select(at => key[..at] + key[at + 1] + key[at] + key[(at + 2)..]);
        Assert.That(swapped.Where(TillKeyText.IsOne), Is.Empty);
    }

    // What zip files have at their ends, which a library computes.
    [Test]
    public void The_checksum_is_crc_32_in_base_62()
    {
        var key = New();
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("key").Open())
            part.Write(Encoding.ASCII.GetBytes(key[..^TillKeyText.CheckSymbols]));
        using var read = new ZipArchive(file, ZipArchiveMode.Read);
        const string symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var value = key[^TillKeyText.CheckSymbols..].Aggregate(0L, (sum, symbol) => sum * 62 + symbols.IndexOf(symbol, StringComparison.Ordinal));
        Assert.That(value, Is.EqualTo(read.Entries[0].Crc32));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("cbk_live_")]
    [TestCase("Bearer cbk_live_")]
    public void What_is_no_key_is_none(string? text) => Assert.That(TillKeyText.IsOne(text), Is.False);

    [Test]
    public void A_key_has_256_bits_at_random() => Assert.That(TillKeyText.Symbols * Math.Log2(62), Is.GreaterThanOrEqualTo(256));
}
