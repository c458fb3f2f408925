using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Nop.Plugin.Misc.Cashback.Web;
using Nop.Web.Framework;
using Nop.Web.Framework.Mvc.Routing;
using Nop.Web.Infrastructure;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>Routes of the plugin's pages.</summary>
public sealed class RouteProvider : BaseRouteProvider, IRouteProvider
{
    static readonly (string Path, string To)[] s_pagesOfForms =
    [
        ("customer/cashback", CashbackRoutes.Account),
        ("cart/cashback", "ShoppingCart"),
        ("product/cashback", "Homepage"),
        ("salon/counter", CashbackRoutes.Counter),
        // A sale begins with the client, and a clerk's day at the counter.
        ("salon/sale", CashbackRoutes.Counter),
        ("salon/day", CashbackRoutes.Counter),
    ];

    // By controller. Where a form stands on one of many pages of a kind, their list.
    static readonly (string Controller, string To, string At)[] s_pagesOfAdminForms =
    [
        .. new[] { "Approval", "Bonus", "Branch", "Card", "CardBatch", "Draft", "GiftRun", "Guard", "Messages", "Opening", "Programme", "Referral", "Report", "Return", "Segment", "SlowDays", "Tier", "Till", "Voucher", "Wallet", "Work" }
            .Select(topic => ($"Cashback{topic}", $"Cashback{topic}", "List")),
        ("CashbackBranchExport", "CashbackBranch", "List"),
        ("CashbackCurrency", "CashbackCurrency", "Index"),
        ("CashbackDeletion", "CashbackDeletion", "Index"),
        ("CashbackMember", "CashbackWallet", "List"),
        ("CashbackMerge", "CashbackWallet", "List"),
        ("CashbackOrder", "CashbackWallet", "List"),
        ("CashbackRate", "CashbackRate", "Categories"),
        ("CashbackSimulator", "CashbackSimulator", "Index"),
        ("CashbackVerify", "CashbackWallet", "List"),
        ("CashbackWalletLife", "CashbackWallet", "List"),
    ];

    /// <summary>Above the shop's own routes, which end in a catch-all for names of pages.</summary>
    public int Priority => 1;

    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder)
    {
        var language = GetLanguageRoutePattern();
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Account, $"{language}/customer/cashback",
            new { controller = "CashbackAccount", action = "Index" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Card, $"{language}/customer/cashback/card",
            new { controller = "CashbackCarry", action = "Card" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Voucher, $"{language}/customer/cashback/voucher",
            new { controller = "CashbackCarry", action = "Voucher" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.AccountAction, $"{language}/customer/cashback/{{action}}",
            new { controller = "CashbackAccount" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.CartAction, $"{language}/cart/cashback/{{action}}",
            new { controller = "CashbackCart" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.ProductAction, $"{language}/product/cashback/{{action}}",
            new { controller = "CashbackProduct" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Invite, $"{language}/cashback/invite/{{code}}",
            new { controller = "CashbackInvite", action = "Open" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Terms, $"{language}/cashback/terms",
            new { controller = "CashbackTerms", action = "Index" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Letters, $"{language}/cashback/letters/{{token}}",
            new { controller = "CashbackLetters", action = "Index" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Counter, $"{language}/salon/counter",
            new { controller = "CashbackCounter", action = "Index" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.CounterAction, $"{language}/salon/counter/{{action}}",
            new { controller = "CashbackCounter" });
        // The counter's addresses, whichever controller answers.
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.CounterCardAction, $"{language}/salon/counter/{{action}}",
            new { controller = "CashbackCounterCard" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.SlipAction, $"{language}/salon/counter/{{action}}",
            new { controller = "CashbackSlip" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.SaleAction, $"{language}/salon/sale/{{action=Index}}",
            new { controller = "CashbackSale" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.DayAction, $"{language}/salon/day/{{action=Index}}",
            new { controller = "CashbackDay" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Checker, $"{language}/salon/checker",
            new { controller = "CashbackChecker", action = "Index" });
        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.CheckerAction, $"{language}/salon/checker/{{action}}",
            new { controller = "CashbackChecker" });
        // An address that takes forms alone is no page: who opens it gets to the form's.
        foreach (var (path, to) in s_pagesOfForms)
        {
            endpointRouteBuilder.MapControllerRoute($"Cashback.WayBack.{path}", $"{language}/{path}/{{form}}",
                new { controller = "CashbackWayBack", action = nameof(CashbackWayBackController.Lead), to });
        }

        endpointRouteBuilder.MapControllerRoute(CashbackRoutes.Admin, "Admin/{controller:regex(^Cashback)}/{action}/{id?}",
            new { area = AreaNames.ADMIN });
        foreach (var (controller, to, at) in s_pagesOfAdminForms)
        {
            endpointRouteBuilder.MapControllerRoute($"{CashbackRoutes.Admin}.{controller}.WayBack", $"Admin/{controller}/{{form}}/{{id?}}",
                new { controller = "CashbackWayBack", action = nameof(CashbackWayBackController.Lead), to, at });
        }
    }
}
