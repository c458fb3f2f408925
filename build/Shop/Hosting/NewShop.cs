using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;

namespace Cashback.Preview.Hosting;

/// <summary>Makes the shop's own tables and the rows that no shop is without.</summary>
public sealed class NewShop(IDbContextFactory<ShopContext> contexts, IRepository<Store> stores, IRepository<Currency> currencies, IRepository<Language> languages,
    IRepository<CustomerRole> roles, IRepository<Customer> customers, IRepository<EmailAccount> accounts, IRepository<MessageTemplate> letters, ISettingService settings, TimeProvider clock)
{
    /// <summary>Makes the database if there is none yet.</summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> EnsureAsync(PreviewOptions options)
    {
        using (var context = contexts.CreateDbContext())
        {
            if (!await context.Database.EnsureCreatedAsync() && !await MakeTablesInEmptyAsync(context))
                return false;
            if (options.Database is SqliteDatabase)
                await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        }

        await stores.InsertAsync(new Store { Name = "Preview store", Url = "http://localhost:5080/", Hosts = "", CompanyName = "Preview store" });
        await AddCurrencyAsync(options.Currency);
        for (var order = 0; order < options.Languages.Count; order++)
            await AddLanguageAsync(options.Languages[order], order);
        foreach (var name in new[] { NopCustomerDefaults.AdministratorsRoleName, NopCustomerDefaults.RegisteredRoleName, NopCustomerDefaults.GuestsRoleName, NopCustomerDefaults.VendorsRoleName })
            await roles.InsertAsync(new CustomerRole { Name = name, SystemName = name, Active = true, IsSystemRole = true });
        await AddBackgroundCustomerAsync();
        var account = new EmailAccount { Email = "shop@example.com", DisplayName = "Preview store", Host = "localhost", Port = 25 };
        await accounts.InsertAsync(account);
        await settings.SaveSettingAsync(new EmailAccountSettings { DefaultEmailAccountId = account.Id });
        await letters.InsertAsync(new MessageTemplate
        {
            Name = OrderLetters.Placed,
            Subject = "Order %Order.OrderNumber%",
            Body = "<p>Thank you for your order.</p><p>Cashback used: %Order.CashbackUsed%</p><p>Cashback earned: %Order.CashbackEarned%</p>",
            EmailAccountId = account.Id,
        });
        await settings.SaveSettingAsync(new PreviewSettings { TimeZoneId = options.TimeZone });
        await settings.SaveSettingAsync(new OrderSettings { AnonymousCheckoutAllowed = true, CompleteOrderWhenDelivered = true, OnePageCheckoutEnabled = true });
        return true;
    }

    // EF Core makes tables only in a database that it made itself or that has none; on a server the database is often there, empty.
    static async Task<bool> MakeTablesInEmptyAsync(ShopContext context)
    {
        var creator = (RelationalDatabaseCreator)context.GetService<IDatabaseCreator>();
        if (await creator.HasTablesAsync())
            return false;
        await creator.CreateTablesAsync();
        return true;
    }

    async Task AddCurrencyAsync(string code)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var currency = new Currency
        {
            Name = code,
            CurrencyCode = code,
            Rate = 1,
            DisplayLocale = code switch { "EUR" => "en-IE", "USD" => "en-US", "JPY" => "ja-JP", "GBP" => "en-GB", _ => "" },
            Published = true,
            RoundingType = CurrencyDecimals.Of(code) == 0 ? RoundingType.Rounding1 : RoundingType.Rounding001,
            CreatedOnUtc = now,
            UpdatedOnUtc = now,
        };
        await currencies.InsertAsync(currency);
        await settings.SaveSettingAsync(new CurrencySettings { PrimaryStoreCurrencyId = currency.Id, PrimaryExchangeRateCurrencyId = currency.Id });
    }

    Task AddLanguageAsync(string culture, int order) => languages.InsertAsync(new Language
    {
        Name = CultureInfo.GetCultureInfo(culture).NativeName,
        LanguageCulture = culture,
        UniqueSeoCode = culture[..2],
        Published = true,
        DisplayOrder = order,
    });

    Task AddBackgroundCustomerAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return customers.InsertAsync(new Customer
        {
            CustomerGuid = Guid.NewGuid(),
            SystemName = NopCustomerDefaults.BackgroundTaskCustomerName,
            Email = "builtin@background-task-record.com",
            IsSystemAccount = true,
            Active = true,
            CreatedOnUtc = now,
            LastActivityDateUtc = now,
        });
    }
}
