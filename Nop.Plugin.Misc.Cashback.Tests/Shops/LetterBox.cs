using System.Collections.Concurrent;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>Keeps what clients are told of the salon: "taken 300 Rome r1".</summary>
sealed class LetterBox : ISalonLetters
{
    readonly ConcurrentQueue<string> _letters = new();

    public IReadOnlyList<string> Letters => [.. _letters];

    public Task TakenAsync(Customer customer, int storeId, SalonTaking taken) => KeepAsync("taken", customer, taken);

    public Task GivenBackAsync(Customer customer, int storeId, SalonTaking taken) => KeepAsync("back", customer, taken);

    public Task IssuedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch) => KeepAsync($"voucher {customer.Id} {voucher.Amount} …{codeEnd} {branch}".TrimEnd());

    public Task RemindedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch) => KeepAsync($"reminded {customer.Id} {voucher.Left} …{codeEnd} {branch}".TrimEnd());

    public Task ProofAsync(Customer customer, int storeId, ClientProof proof) => KeepAsync($"proof {customer.Id} {proof.Code}");

    public Task TakenByHandAsync(Customer customer, int storeId, HandTaking taken) => KeepAsync($"by hand {customer.Id} {taken.Minor}");

    public async Task<bool> SlipAsync(Customer customer, int storeId, SalonSlip slip)
    {
        await KeepAsync($"slip {customer.Id} {slip.Credit} {slip.Receipt}");
        return true;
    }

    Task KeepAsync(string what, Customer customer, SalonTaking taken) =>
        KeepAsync($"{what} {customer.Id} {taken.Minor} {taken.Branch} {taken.Receipt}{(taken.CodeEnd.Length > 0 ? $" …{taken.CodeEnd}" : "")}{(taken.RestBack > 0 ? $" rest {taken.RestBack}" : "")}");

    Task KeepAsync(string letter)
    {
        _letters.Enqueue(letter);
        return Task.CompletedTask;
    }
}
