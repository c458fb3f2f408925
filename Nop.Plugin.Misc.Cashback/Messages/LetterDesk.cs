using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>A letter as its page lists it.</summary>
/// <param name="KindId">Stored number of what it tells.</param>
/// <param name="Name">Last part of its name's key.</param>
/// <param name="Templates">Its templates in the shop, by id, and whether each is switched on.</param>
/// <param name="IsMarketing">Whether it is advertising.</param>
public sealed record ListedLetter(int KindId, string Name, IReadOnlyList<(int Id, bool IsOn)> Templates, bool IsMarketing);

/// <summary>A letter as a client would get it.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Body">Its body, HTML.</param>
public sealed record ShownLetter(string Subject, string Body);

/// <summary>Shows owners their letters to clients: what there is, how one reads with a client's figures, and a test of it.</summary>
public interface ILetterDesk
{
    /// <summary>All kinds of letters to clients.</summary>
    Task<IReadOnlyList<ListedLetter>> ListAsync();

    /// <summary>A letter with a client's figures of now, in the client's language; null: there is no such kind, or it has no template. Nothing is sent.</summary>
    Task<ShownLetter?> ShowAsync(int kindId, Customer customer, int storeId);

    /// <summary>Sends a letter to somebody as a test, with figures of their own, whatever they chose and at once.</summary>
    /// <returns>False: there is no such kind, it has no template, or they have no address.</returns>
    Task<bool> TestAsync(int kindId, Customer customer, int storeId);
}

/// <inheritdoc cref="ILetterDesk"/>
sealed class LetterDesk(IMessageTemplateService templates, CustomerLetters mail, LetterFigures figures) : ILetterDesk
{
    public async Task<IReadOnlyList<ListedLetter>> ListAsync()
    {
        var listed = new List<ListedLetter>();
        foreach (var letter in Letter.OfClients)
            listed.Add(new((int)letter.Kind!.Value, $"{letter.Kind}", [.. (await templates.GetMessageTemplatesByNameAsync(letter.Name)).Select(row => (row.Id, row.IsActive))], letter.IsMarketing));
        return listed;
    }

    public async Task<ShownLetter?> ShowAsync(int kindId, Customer customer, int storeId) =>
        OfKind(kindId) is { } letter ? await mail.ShowAsync(customer, storeId, letter, reader => figures.OfAsync(customer, storeId, reader)) : null;

    public async Task<bool> TestAsync(int kindId, Customer customer, int storeId) =>
        OfKind(kindId) is { } letter && await mail.TestAsync(customer, storeId, letter, reader => figures.OfAsync(customer, storeId, reader));

    static Letter? OfKind(int kindId) => Letter.OfClients.FirstOrDefault(letter => (int)letter.Kind!.Value == kindId);
}
