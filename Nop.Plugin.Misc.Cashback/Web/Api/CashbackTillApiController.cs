using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Problems;
using Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>The API for tills: what can be asked for, and with which scope. Described in Content/api/openapi.json, which tests hold against this file.</summary>
[Route(ApiVersion.Path)]
public sealed class CashbackTillApiController : ControllerBase
{
    [HttpPost("identify"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> Identify() => AnswerAsync<IdentifyEndpoint>();

    [HttpGet("wallets/{walletId}"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> Balance() => AnswerAsync<BalanceEndpoint>();

    [HttpPost("holds"), TillScope(TillScopes.Redeem), TillWrite]
    public Task<IActionResult> CreateHold() => AnswerAsync<CreateHoldEndpoint>();

    [HttpGet("holds/{id}"), TillScope(TillScopes.Redeem)]
    public Task<IActionResult> GetHold() => AnswerAsync<GetHoldEndpoint>();

    [HttpPost("holds/{id}/capture"), TillScope(TillScopes.Redeem), TillWrite]
    public Task<IActionResult> CaptureHold() => AnswerAsync<CaptureHoldEndpoint>();

    [HttpPost("holds/{id}/release"), TillScope(TillScopes.Redeem), TillWrite]
    public Task<IActionResult> ReleaseHold() => AnswerAsync<ReleaseHoldEndpoint>();

    [HttpPost("redemptions"), TillScope(TillScopes.Redeem), TillWrite]
    public Task<IActionResult> Redeem() => AnswerAsync<RedeemEndpoint>();

    [HttpPost("vouchers/check"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> CheckVoucher() => AnswerAsync<CheckVoucherEndpoint>();

    [HttpPost("vouchers/redeem"), TillScope(TillScopes.Redeem), TillWrite]
    public Task<IActionResult> RedeemVoucher() => AnswerAsync<RedeemVoucherEndpoint>();

    [HttpPost("calculate"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> Calculate() => AnswerAsync<CalculateEndpoint>();

    [HttpPost("sales"), TillScope(TillScopes.Earn), TillWrite]
    public Task<IActionResult> RecordSale() => AnswerAsync<RecordSaleEndpoint>();

    [HttpPost("sales/returns"), TillScope(TillScopes.Refund), TillWrite]
    public Task<IActionResult> ReturnSale() => AnswerAsync<ReturnSaleEndpoint>();

    [HttpGet("operations/{key}"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> Operation() => AnswerAsync<OperationEndpoint>();

    [HttpGet("receipts/{branch}/{number}"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> Receipt() => AnswerAsync<ReceiptEndpoint>();

    [HttpGet("changes"), TillScope(TillScopes.BalanceRead)]
    public Task<IActionResult> Changes() => AnswerAsync<ChangesEndpoint>();

    [HttpGet("export"), TillScope(TillScopes.Export)]
    public Task<IActionResult> Export() => AnswerAsync<ExportEndpoint>();

    [HttpPost("returns"), TillScope(TillScopes.Export), TillWrite]
    public Task<IActionResult> BringReturn() => AnswerAsync<BringReturnEndpoint>();

    [HttpGet("returns/{id}"), TillScope(TillScopes.Export)]
    public Task<IActionResult> GetReturn() => AnswerAsync<GetReturnEndpoint>();

    [HttpPost("returns/{id}/confirm"), TillScope(TillScopes.Redeem), TillWrite]
    public Task<IActionResult> ConfirmReturn() => AnswerAsync<ConfirmReturnEndpoint>();

    // Services of the API are nobody else's business, and a controller's constructor would make them public.
    async Task<IActionResult> AnswerAsync<T>() where T : TillEndpoint =>
        new TillResult(await HttpContext.RequestServices.GetRequiredService<TillRunner>().RunAsync<T>(HttpContext, (ControllerActionDescriptor)ControllerContext.ActionDescriptor));
}
