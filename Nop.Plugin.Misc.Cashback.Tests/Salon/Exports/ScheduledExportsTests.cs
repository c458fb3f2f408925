using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Plugin.Misc.Cashback.Tests.Installation;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Exports;

/// <summary>The file that a branch gets by itself, each day's once.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ScheduledExportsTests(DatabaseKind kind)
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), $"cashback-exports-{Guid.NewGuid():N}");
    InstalledShop _shop = null!;
    Branch _branch = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync(kind, services => services.Replace(ServiceDescriptor.Singleton(new ExportFolder(_folder))));
        _branch = new Branch { Name = "Łódź", ZoneId = "Asia/Tokyo" };
        await _shop.TellAsync<IBranchService>(branches => branches.SaveAsync(_branch));
        var anna = await _shop.Store.RegisterAsync("anna@example.com");
        await _shop.GiveAsync(anna, 5000);
        await _shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(anna.Id, 1, 1234, 0, null, Channel.Shop, anna.Id));
        // 08:00 in UTC is 17:00 in Tokyo.
        await SetAsync(wanted => wanted.Hour = 18);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _shop.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task It_is_written_at_the_hour_of_the_branch_and_once_a_day()
    {
        Assert.That((await WriteAsync(), Files().Count), Is.EqualTo((0, 0)));
        _shop.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await WriteAsync(), await WriteAsync(), Files().Count), Is.EqualTo((1, 0, 1)));
        _shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await WriteAsync(), Files().Count), Is.EqualTo((1, 2)));
        Assert.That((await _shop.RowsAsync<ExportBatch>()).Select(batch => (batch.Rows, batch.DoneOnUtc is not null, batch.Day)), Is.EqualTo(new[] { (1, true, 20260105), (1, true, 20260106) }));
    }

    [Test]
    public async Task Two_servers_at_once_write_it_once()
    {
        _shop.Clock.Advance(TimeSpan.FromHours(2));
        await using var other = await _shop.OpenOtherNodeAsync();
        await SetAsync(wanted => wanted.Mailbox = "rome@example.com");
        var written = await Task.WhenAll(Task.Run(WriteAsync), Task.Run(() => other.AskAsync<IScheduledExports, int>(exports => exports.WriteAsync(CancellationToken.None))));
        Assert.That((written.Sum(), (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "rome@example.com"), (await _shop.RowsAsync<ExportBatch>()).Count), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task Two_servers_that_try_again_at_once_write_it_once()
    {
        await SetAsync(wanted => (wanted.Hour, wanted.Mailbox) = (0, "rome@example.com"));
        await using var other = await _shop.OpenOtherNodeAsync();
        await File.WriteAllTextAsync(_folder, "a file where a folder should be");
        Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        File.Delete(_folder);
        var written = await Task.WhenAll(Task.Run(WriteAsync), Task.Run(() => other.AskAsync<IScheduledExports, int>(exports => exports.WriteAsync(CancellationToken.None))));
        Assert.That((written.Sum(), (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "rome@example.com"), (await _shop.RowsAsync<ExportBatch>()).Single().Tries), Is.EqualTo((1, 1, 2)));
    }

    [Test]
    public async Task It_goes_by_letter_to_the_branch()
    {
        await SetAsync(wanted => (wanted.Hour, wanted.Mailbox) = (0, "rome@example.com"));
        await WriteAsync();
        var letter = (await _shop.RowsAsync<QueuedEmail>()).Single(letter => letter.To == "rome@example.com");
        Assert.That((letter.AttachmentFilePath, letter.AttachmentFileName), Is.EqualTo((Files().Single(), Path.GetFileName(Files().Single()))));
    }

    [Test]
    public async Task A_failure_is_recorded_told_once_and_tried_again()
    {
        await _shop.SetAsync(settings => settings.OversightEmail = "owner@example.com");
        await SetAsync(wanted => wanted.Hour = 0);
        await File.WriteAllTextAsync(_folder, "a file where a folder should be");
        Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        Assert.That((await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "owner@example.com"), Is.EqualTo(1));
        Assert.That((await _shop.RowsAsync<ExportBatch>()).Single().Failure, Is.Not.Empty);
        File.Delete(_folder);
        Assert.That((await WriteAsync(), (await _shop.RowsAsync<ExportBatch>()).Single().Failure), Is.EqualTo((1, "")));
    }

    [Test]
    public async Task A_file_whose_letter_is_switched_off_is_not_sent_and_the_owner_is_told()
    {
        await _shop.SetAsync(settings => settings.OversightEmail = "owner@example.com");
        await SetAsync(wanted => (wanted.Hour, wanted.Mailbox) = (0, "rome@example.com"));
        await SwitchAsync(false);
        Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        var batch = (await _shop.RowsAsync<ExportBatch>()).Single();
        Assert.That((batch.DoneOnUtc, (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "owner@example.com")), Is.EqualTo(((DateTime?)null, 1)));
        Assert.That(batch.Failure, Does.Contain(Letter.BranchFile.Name));
        await SwitchAsync(true);
        Assert.That((await WriteAsync(), (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "rome@example.com")), Is.EqualTo((1, 1)));

        async Task SwitchAsync(bool isOn) => await _shop.TellAsync<IRepository<MessageTemplate>>(async rows =>
        {
            var template = rows.Table.Single(row => row.Name == Letter.BranchFile.Name);
            template.IsActive = isOn;
            await rows.UpdateAsync(template);
        });
    }

    [Test]
    public async Task Of_days_that_fail_one_after_another_one_is_told_until_a_file_is_written_again()
    {
        await _shop.SetAsync(settings => settings.OversightEmail = "owner@example.com");
        await SetAsync(wanted => wanted.Hour = 0);
        await File.WriteAllTextAsync(_folder, "a file where a folder should be");
        for (var day = 0; day < 3; day++, _shop.Clock.Advance(TimeSpan.FromDays(1)))
            Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        var before = await ToldAsync();
        File.Delete(_folder);
        await WriteAsync();
        Directory.Delete(_folder, recursive: true);
        await File.WriteAllTextAsync(_folder, "again");
        _shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        Assert.That((before, await ToldAsync()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task An_owner_whose_letter_could_not_be_written_is_told_with_the_next_try()
    {
        await _shop.SetAsync(settings => settings.OversightEmail = "owner@example.com");
        await SetAsync(wanted => wanted.Hour = 0);
        await File.WriteAllTextAsync(_folder, "a file where a folder should be");
        var letters = new Mock<IExportLetters>();
        letters.Setup(it => it.FailedAsync(It.IsAny<Branch>(), It.IsAny<ExportBatch>())).ThrowsAsync(new InvalidOperationException("no queue"));
        Assert.ThrowsAsync<AggregateException>(() => _shop.AskAsync<IServiceProvider, int>(services => ActivatorUtilities.CreateInstance<ScheduledExports>(services, letters.Object).WriteAsync(CancellationToken.None)));
        Assert.That(WriteAsync, Throws.InstanceOf<AggregateException>());
        Assert.That(await ToldAsync(), Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_file_goes_after_thirty_days_also_where_its_branch_gets_no_more_of_them(bool isOn)
    {
        await SetAsync(wanted => wanted.Hour = 0);
        await WriteAsync();
        Age(Files().Single(), 31);
        var ofNobody = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "branch-99")).FullName, "cashback-vouchers-x.csv.part");
        await File.WriteAllTextAsync(ofNobody, "É***");
        Age(ofNobody, 31);
        var young = Path.Combine(_folder, "branch-99", "cashback-vouchers-y.csv");
        await File.WriteAllTextAsync(young, "É***");
        Age(young, 29);
        if (!isOn)
            await SetAsync(wanted => wanted.Hour = null);
        await WriteAsync();
        Assert.That(Files(), Is.EqualTo(new[] { young }));
    }

    [Test]
    public async Task Files_go_with_the_ledger_and_what_others_put_there_stays()
    {
        await SetAsync(wanted => wanted.Hour = 0);
        await WriteAsync();
        var other = Path.Combine(_folder, "readme.txt");
        await File.WriteAllTextAsync(other, "not ours");
        await _shop.Store.GiveUpLedgerAsync();
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        Assert.That(Files(), Is.EqualTo(new[] { other }));
        Assert.That(Directory.EnumerateDirectories(_folder), Is.Empty);
    }

    [Test]
    public async Task Files_stay_where_the_ledger_does()
    {
        await SetAsync(wanted => wanted.Hour = 0);
        await WriteAsync();
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        Assert.That(Files(), Has.Count.EqualTo(1));
    }

    [TestCase("exports")]
    [TestCase("../exports")]
    [TestCase("/srv/shop/../exports")]
    public void A_folder_is_named_from_the_root_on(string path) => Assert.That(() => new ExportFolder(path), Throws.ArgumentException);

    [TestCase(CsvEncoding.Utf8, true, "EF-BB-BF-")]
    [TestCase(CsvEncoding.Utf8, false, "6E-72-2C-")]
    [TestCase(CsvEncoding.Utf16, true, "FF-FE-")]
    [TestCase(CsvEncoding.Windows1252, true, "6E-72-2C-")]
    public async Task It_is_encoded_as_the_till_wants(CsvEncoding encoding, bool hasMark, string begins)
    {
        await SetAsync(wanted => (wanted.Hour, wanted.EncodingId, wanted.HasMark, wanted.Headings) = (0, (int)encoding, hasMark, "version = nr"));
        await WriteAsync();
        Assert.That(BitConverter.ToString(await File.ReadAllBytesAsync(Files().Single())), Does.StartWith(begins));
    }

    [Test]
    public async Task Separator_decimals_and_headings_are_the_tills()
    {
        await SetAsync(wanted => (wanted.Hour, wanted.Separator, wanted.DecimalSign, wanted.Headings) = (0, ";", ",", "amount = Betrag\ncode_end=Ende"));
        await WriteAsync();
        var lines = await File.ReadAllLinesAsync(Files().Single(), Encoding.UTF8);
        Assert.That(lines[0], Is.EqualTo("version;batch;row;Ende;token;card;client;Betrag;currency;valid_until;branch;status;store"));
        Assert.That(lines[1], Does.Contain(";12,34;EUR;"));
    }

    [TestCase("amount = Betrag", null)]
    [TestCase("Amount=Betrag\n\n row = Zeile ", null)]
    [TestCase("betrag = amount", "betrag = amount")]
    [TestCase("amount", "amount")]
    [TestCase("amount = =1+1", "amount = =1+1")]
    public void Headings_name_columns(string text, string? unknown) => Assert.That(CsvDialect.FirstUnknown(text, SalonExport.Columns), Is.EqualTo(unknown));

    Task<int> WriteAsync() => _shop.AskAsync<IScheduledExports, int>(exports => exports.WriteAsync(CancellationToken.None));

    Task SetAsync(Action<BranchExport> change) => _shop.TellAsync<BranchExports>(async exports =>
    {
        var wanted = await exports.OfAsync(_branch.Id);
        change(wanted);
        await exports.SaveAsync(wanted);
    });

    async Task<int> ToldAsync() => (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "owner@example.com");

    void Age(string path, int days) => File.SetLastWriteTimeUtc(path, _shop.Clock.UtcNow.AddDays(-days));

    List<string> Files() => Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
}
