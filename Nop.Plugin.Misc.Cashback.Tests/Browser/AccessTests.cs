using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Who may open which of the plugin's pages, and that no form works without the page's token.</summary>
public class AccessTests : BrowserTests
{
    // guest, shopper, clerk, manager (views and adjusts wallets), owner: y may, l is asked to sign in, n is told no; 404: what is named is not there.
    const string Table = """
        GET CashbackAccount.ConfirmAddress            l y y y y
        GET CashbackAccount.DownloadData              l y y y y
        GET CashbackAccount.Index                     l y y y y
        GET CashbackApproval.List                     l l l y y
        GET CashbackApproval.Watch                    l l l y y
        GET CashbackBonus.Create                      l l l n y
        GET CashbackBonus.Edit                        l l l n y
        GET CashbackBonus.List                        l l l n y
        GET CashbackBranch.Create                     l l l n y
        GET CashbackBranch.Edit                       l l l n y
        GET CashbackBranch.List                       l l l n y
        GET CashbackBranchExport.Edit                 l l l n y
        GET CashbackCard.Create                       l l l n y
        GET CashbackCard.Edit                         l l l n y
        GET CashbackCard.List                         l l l n y
        GET CashbackCardBatch.Batch                   l l l n y
        GET CashbackCardBatch.List                    l l l n y
        GET CashbackCardBatch.Sheet                   l l l n y
        GET CashbackCarry.Card                        l y y y y
        GET CashbackCarry.Voucher                     l y y y y
        GET CashbackChecker.Index                     l l y l y
        GET CashbackChecker.Manifest                  l l 404 l 404
        GET CashbackChecker.Worker                    l l y l y
        GET CashbackConfiguration.Configure           l l l n y
        GET CashbackCounter.Index                     l l y l y
        GET CashbackCounter.TryScanner                l l y l y
        GET CashbackDay.Index                         l l y l y
        GET CashbackDayEnd.List                       l l l y y
        GET CashbackCurrency.Index                    l l l n y
        GET CashbackDeletion.Index                    l l l n y
        GET CashbackDeletion.Progress                 l l l n y
        GET CashbackDraft.Edit                        l l l n y
        GET CashbackDraft.List                        l l l n y
        GET CashbackGiftRun.Create                    l l l n y
        GET CashbackGiftRun.Edit                      l l l n y
        GET CashbackGiftRun.List                      l l l n y
        GET CashbackGiftRun.Progress                  l l l n 404
        GET CashbackGiftRun.Watch                     l l l n y
        GET CashbackGuard.List                        l l l n y
        GET CashbackGuard.Warning                     l l l n y
        GET CashbackHistory.List                      l l l n y
        GET CashbackInvite.Open                       y y y y y
        GET CashbackLetters.Index                     y y y y y
        GET CashbackMember.Edit                       l l l y y
        GET CashbackMerge.Index                       l l l y y
        GET CashbackMerge.Show                        l l l y y
        GET CashbackMerge.Watch                       l l l y y
        GET CashbackMessages.List                     l l l n y
        GET CashbackMessages.Preview                  l l l y y
        GET CashbackOpening.List                      l l l y y
        GET CashbackOpening.Watch                     l l l y y
        GET CashbackOrder.IntoCredit                  l l l y y
        GET CashbackOrder.Outcome                     l l l y y
        GET CashbackOverview.Index                    l l l y y
        GET CashbackProgramme.Create                  l l l n y
        GET CashbackProgramme.Edit                    l l l n y
        GET CashbackProgramme.List                    l l l n y
        GET CashbackRate.Categories                   l l l n y
        GET CashbackRate.Category                     l l l n y
        GET CashbackRate.Manufacturer                 l l l n y
        GET CashbackRate.Manufacturers                l l l n y
        GET CashbackRate.Product                      l l l n y
        GET CashbackRate.Products                     l l l n y
        GET CashbackReferral.List                     l l l n y
        GET CashbackReport.List                       l l l y y
        GET CashbackReport.Show                       l l l y y
        GET CashbackReturn.Difference                 l l l n y
        GET CashbackReturn.Differences                l l l n y
        GET CashbackReturn.List                       l l l n y
        GET CashbackReturn.Watch                      l l l n y
        GET CashbackSale.Index                        l l y l y
        GET CashbackSale.Products                     l l y l y
        GET CashbackSale.Slip                         l l y l y
        GET CashbackSegment.Create                    l l l n y
        GET CashbackSegment.Edit                      l l l n y
        GET CashbackSegment.List                      l l l n y
        GET CashbackSegment.Members                   l l l n y
        GET CashbackSimulator.Index                   l l l n y
        GET CashbackSimulator.Progress                l l l n y
        GET CashbackSlip.Slip                         l l y l y
        GET CashbackSlowDays.List                     l l l n y
        GET CashbackTerms.Index                       y y y y y
        GET CashbackTermsVersion.List                 l l l n y
        GET CashbackTermsVersion.Poster               l l l n y
        GET CashbackTier.Create                       l l l n y
        GET CashbackTier.Edit                         l l l n y
        GET CashbackTier.List                         l l l n y
        GET CashbackTill.List                         l l l n y
        GET CashbackVoucher.List                      l l l y y
        GET CashbackWallet.List                       l l l y y
        GET CashbackWallet.Wallet                     l l l y y
        GET CashbackWallet.Why                        l l l y y
        GET CashbackWork.List                         l l l y y
        GET CashbackWayBack.Lead                      404 404 404 404 404
        POST CashbackAccount.CancelVoucher            l y y y y
        POST CashbackAccount.ConfirmAddress           l y y y y
        POST CashbackAccount.IssueVoucher             l y y y y
        POST CashbackAccount.OptIn                    l y y y y
        POST CashbackAccount.OptOut                   l y y y y
        POST CashbackAccount.SendAddressLetter        l y y y y
        POST CashbackAccount.SwitchLetter             l y y y y
        POST CashbackApproval.Approve                 l l l y y
        POST CashbackApproval.Decline                 l l l y y
        POST CashbackApproval.TakeBack                l l l y y
        POST CashbackBonus.Create                     l l l n y
        POST CashbackBonus.Delete                     l l l n y
        POST CashbackBonus.Edit                       l l l n y
        POST CashbackBranch.Bind                      l l l n y
        POST CashbackBranch.Checker                   l l l n y
        POST CashbackBranch.Create                    l l l n y
        POST CashbackBranch.Delete                    l l l n y
        POST CashbackBranch.Edit                      l l l n y
        POST CashbackBranch.Unbind                    l l l n y
        POST CashbackBranchExport.Edit                l l l n y
        POST CashbackCard.Create                      l l l n y
        POST CashbackCard.Delete                      l l l n y
        POST CashbackCard.Edit                        l l l n y
        POST CashbackCardBatch.Create                 l l l n y
        POST CashbackCardBatch.Download               l l l n y
        POST CashbackCart.Apply                       y y y y y
        POST CashbackCart.Choose                      y y y y y
        POST CashbackConfiguration.Configure          l l l n y
        POST CashbackCounter.Find                     l l y l y
        POST CashbackCounter.SendProof                l l y l y
        POST CashbackCounter.Take                     l l y l y
        POST CashbackCounterCard.BlockCard            l l y l y
        POST CashbackCounterCard.GiveCard             l l y l y
        POST CashbackDay.Close                        l l y l y
        POST CashbackCurrency.StartAnew               l l l n y
        POST CashbackDeletion.Confirm                 l l l n y
        POST CashbackDeletion.Download                l l l n y
        POST CashbackDeletion.Withdraw                l l l n y
        POST CashbackDraft.Create                     l l l n y
        POST CashbackDraft.Delete                     l l l n y
        POST CashbackDraft.Edit                       l l l n y
        POST CashbackDraft.PutLive                    l l l n y
        POST CashbackGiftRun.Create                   l l l n y
        POST CashbackGiftRun.Delete                   l l l n y
        POST CashbackGiftRun.Edit                     l l l n y
        POST CashbackGiftRun.GoOn                     l l l n y
        POST CashbackGiftRun.Release                  l l l n y
        POST CashbackGiftRun.Stop                     l l l n y
        POST CashbackGuard.List                       l l l n y
        POST CashbackMember.BlockNumber               l l l n y
        POST CashbackMember.GiveCard                  l l l n y
        POST CashbackMember.GiveNumber                l l l n y
        POST CashbackMember.Pin                       l l l n y
        POST CashbackMember.Unpin                     l l l n y
        POST CashbackOpening.Bring                    l l l y y
        POST CashbackOpening.BringPoints              l l l y y
        POST CashbackOpening.Confirm                  l l l y y
        POST CashbackOpening.Discard                  l l l y y
        POST CashbackOpening.Refused                  l l l y y
        POST CashbackLetters.Index                    y y y y y
        POST CashbackMessages.Download                l l l n y
        POST CashbackMessages.Preview                 l l l y y
        POST CashbackMessages.Test                    l l l n y
        POST CashbackOrder.EndRefund                  l l l y y
        POST CashbackOrder.RefundIntoCredit           l l l y y
        POST CashbackOrder.ReturnCredit               l l l y y
        POST CashbackProduct.Hint                     y y y y y
        POST CashbackProgramme.Create                 l l l n y
        POST CashbackProgramme.Delete                 l l l n y
        POST CashbackProgramme.Edit                   l l l n y
        POST CashbackProgramme.Preview                l l l n y
        POST CashbackRate.Category                    l l l n y
        POST CashbackRate.Manufacturer                l l l n y
        POST CashbackRate.ManufacturerList            l l l n y
        POST CashbackRate.PreviewCategory             l l l n y
        POST CashbackRate.PreviewManufacturer         l l l n y
        POST CashbackRate.PreviewProduct              l l l n y
        POST CashbackRate.Product                     l l l n y
        POST CashbackRate.ProductList                 l l l n y
        POST CashbackRate.Suggest                     l l l n y
        POST CashbackReferral.ListRows                l l l n y
        POST CashbackReport.CloseMonth                l l l n y
        POST CashbackReport.Download                  l l l n y
        POST CashbackReturn.Bring                     l l l n y
        POST CashbackReturn.Confirm                   l l l n y
        POST CashbackReturn.Discard                   l l l n y
        POST CashbackReturn.Settle                    l l l n y
        POST CashbackReturn.SettleMany                l l l n y
        POST CashbackReturn.TakeNear                  l l l n y
        POST CashbackSale.Record                      l l y l y
        POST CashbackSale.Return                      l l y l y
        POST CashbackSale.Undo                        l l y l y
        POST CashbackSegment.Change                   l l l n y
        POST CashbackSegment.CountAll                 l l l n y
        POST CashbackSegment.Create                   l l l n y
        POST CashbackSegment.Delete                   l l l n y
        POST CashbackSegment.Download                 l l l n y
        POST CashbackSegment.Duplicate                l l l n y
        POST CashbackSegment.Edit                     l l l n y
        POST CashbackSimulator.Cancel                 l l l n y
        POST CashbackSimulator.DownloadClients        l l l n y
        POST CashbackSimulator.DownloadTable          l l l n y
        POST CashbackSimulator.Start                  l l l n y
        POST CashbackSlip.SendSlip                    l l y l y
        POST CashbackSlip.Undo                        l l y l y
        POST CashbackSlowDays.Predict                 l l l n y
        POST CashbackTier.Create                      l l l n y
        POST CashbackTier.Delete                      l l l n y
        POST CashbackTier.Edit                        l l l n y
        POST CashbackTier.Preview                     l l l n y
        POST CashbackTill.Create                      l l l n y
        POST CashbackTill.Revoke                      l l l n y
        POST CashbackVerify.All                       l l l y y
        POST CashbackVerify.Wallet                    l l l y y
        POST CashbackVoucher.Cancel                   l l l n y
        POST CashbackVoucher.Download                 l l l n y
        POST CashbackWallet.Adjust                    l l l y y
        POST CashbackWallet.EntryRows                 l l l y y
        POST CashbackWallet.ListRows                  l l l y y
        POST CashbackMerge.Index                      l l l y y
        POST CashbackMerge.Merge                      l l l y y
        POST CashbackMerge.Undo                       l l l y y
        POST CashbackWalletLife.Change                l l l y y
        POST CashbackWalletLife.Extend                l l l y y
        POST CashbackWork.SetAside                    l l l y y
        """;

    static readonly string?[] People = [null, BrowsedShop.Shopper, BrowsedShop.Clerk, BrowsedShop.Manager, BrowsedShop.Owner];

    static readonly Dictionary<string, string> Rules = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(parts => $"{parts[0]} {parts[1]}", parts => string.Join(' ', parts[2..]));

    /// <summary>Names of all pages, as "Controller.Action".</summary>
    internal static IEnumerable<string> PagesOfTheTable => Rules.Keys.Where(name => name.StartsWith("GET ", StringComparison.Ordinal)).Select(name => name[4..]);

    static string Line(KeyValuePair<string, string> one) => $"{one.Key,-46}{one.Value}";

    [Test]
    public async Task Everybody_gets_as_far_as_the_table_says()
    {
        var seen = Actions().ToDictionary(one => one.Name, _ => new List<string>());
        foreach (var person in People)
        {
            using var visitor = new ShopVisitor(Address);
            if (person is not null)
                await visitor.SignInAsync(person);
            foreach (var action in Actions())
                seen[action.Name].Add(await TryAsync(visitor, action));
        }

        var found = seen.ToDictionary(one => one.Key, one => string.Join(' ', one.Value));
        Assert.That(found.Where(one => Rules.GetValueOrDefault(one.Key) != one.Value).Select(Line).ToList(), Is.Empty,
            $"not as the table says, but:\n{string.Join('\n', found.Select(Line).Order(StringComparer.Ordinal))}");
        Assert.That(Rules.Keys.Except(found.Keys), Is.Empty, "in the table only");
    }

    [Test]
    public async Task No_form_works_without_the_token_of_its_page()
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        var answers = new List<string>();
        foreach (var action in Actions().Where(action => action.IsPost))
            {
            using var answer = await visitor.PostWithoutTokenAsync(action.Path);
            answers.Add($"{action.Name} {(int)answer.StatusCode}");
        }


        Assert.That(answers, Is.Not.Empty.And.All.EndsWith(" 400"));
    }

    List<Target> Actions()
    {
        var links = Shop.Services.GetRequiredService<LinkGenerator>();
        var actions = Shop.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();
        return
        [
            .. from action in actions
               where action.ControllerTypeInfo.Assembly == typeof(CashbackPlugin).Assembly
               // The API lets nobody in by who is signed in: its own tests tell whom it does.
               where action.ControllerTypeInfo.Namespace != typeof(Nop.Plugin.Misc.Cashback.Web.Api.CashbackTillApiController).Namespace
               let path = links.GetPathByAction(action.ActionName, action.ControllerName, new { area = action.RouteValues.TryGetValue("area", out var area) ? area : "" })
               where path is not null
               from verb in VerbsOf(action)
               select new Target($"{verb} {action.ControllerName}.{action.ActionName}", path, verb == "POST"),
        ];
    }

    static IEnumerable<string> VerbsOf(ActionDescriptor action)
    {
        var named = action.ActionConstraints?.OfType<HttpMethodActionConstraint>().SelectMany(constraint => constraint.HttpMethods).ToList();
        return named is { Count: > 0 } ? named : ["GET"];
    }

    sealed record Target(string Name, string Path, bool IsPost);

    static async Task<string> TryAsync(ShopVisitor visitor, Target target)
    {
        using var answer = target.IsPost ? await visitor.PostAsync(target.Path, []) : await visitor.GetAsync(target.Path);
        var place = answer.Headers.Location?.OriginalString ?? "";
        if (place.Contains("/login", StringComparison.OrdinalIgnoreCase))
            return "l";
        return place.Contains("/AccessDenied", StringComparison.OrdinalIgnoreCase) ? "n" : (int)answer.StatusCode < 400 ? "y" : $"{(int)answer.StatusCode}";
    }
}
