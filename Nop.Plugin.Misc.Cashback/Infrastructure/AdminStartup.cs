using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;
using Nop.Plugin.Misc.Cashback.Web.Admin.Branches;
using Nop.Plugin.Misc.Cashback.Web.Admin.Cards;
using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;
using Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Registers what the admin pages are made with.</summary>
public sealed class AdminStartup : INopStartup
{
    /// <inheritdoc/>
    public int Order => 3001;

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<PageKit>();
        services.AddScoped<FormReaders>();
        services.AddScoped<ShopClock>();
        services.AddScoped<ActivityLines>();
        services.AddScoped<CashbackSettingsWriter>();
        services.AddScoped<CashbackSettingRows>();
        services.AddScoped<LedgerDeletion>();
        services.AddScoped<EarnStart>();
        services.AddScoped<EarlierVersions>();
        services.AddScoped<AdminChoices>();
        services.AddScoped<EarnExampleFactory>();
        services.AddScoped<AdminConfigurationFactory>();
        services.AddScoped<RuleOwnerNames>();
        services.AddScoped<OverCapText>();
        services.AddScoped<AdminTermsFactory>();
        services.AddScoped<RateForm>();
        services.AddScoped<FieldLabels>();
        services.AddScoped<TriedItems>();
        services.AddScoped<RulePreviewFactory>();
        services.AddScoped<TierForm>();
        services.AddScoped<CardForm>();
        services.AddScoped<AdminMemberFactory>();
        services.AddScoped<AdminRateFactory>();
        services.AddScoped<ProgrammeText>();
        services.AddScoped<ProgrammeForm>();
        services.AddScoped<AudienceForm>();
        services.AddScoped<BonusForm>();
        services.AddScoped<AdminBonusRunFactory>();
        services.AddScoped<AdminReferralFactory>();
        services.AddScoped<BranchForm>();
        services.AddScoped<AdminAuditFactory>();
        services.AddScoped<AdminWalletFactory>();
        services.AddScoped<AdminOrderFactory>();
        services.AddScoped<AdminVoucherFactory>();
    }

    /// <inheritdoc/>
    public void Configure(IApplicationBuilder application)
    {
    }
}
