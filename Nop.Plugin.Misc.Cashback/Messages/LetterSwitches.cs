namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>A kind of letters, as a client may switch it off and on.</summary>
/// <param name="KindId">Its stored number.</param>
/// <param name="Name">Last part of its name's key.</param>
/// <param name="IsOn">Whether the client gets it.</param>
public sealed record LetterSwitch(int KindId, string Name, bool IsOn);

/// <summary>Lets clients choose which letters they get: on their page, or by the link of a letter without signing in.</summary>
public interface ILetterSwitches
{
    /// <summary>The kinds that the shop sends, and which of them a client gets.</summary>
    Task<IReadOnlyList<LetterSwitch>> OfAsync(int customerId);

    /// <summary>Switches a kind off or on; a repeat changes nothing.</summary>
    /// <returns>False: there is no such kind.</returns>
    Task<bool> SwitchAsync(int customerId, int kindId, bool isOn);

    /// <summary>The kind that a link names, as it stands; null: the shop did not make the link, or the client is gone. Writes nothing.</summary>
    Task<LetterSwitch?> OfLinkAsync(string? token);

    /// <summary>Switches the kind that a link names off or on; a repeat changes nothing.</summary>
    /// <returns>False: the shop did not make the link, or the client is gone.</returns>
    Task<bool> SwitchByLinkAsync(string? token, bool isOn);
}

/// <inheritdoc cref="ILetterSwitches"/>
sealed class LetterSwitches(LetterChoices choices, LetterLinks links, CustomerLetters mail, ICustomerService customers) : ILetterSwitches
{
    public async Task<IReadOnlyList<LetterSwitch>> OfAsync(int customerId)
    {
        var (off, found) = (await choices.OffAsync(customerId), new List<LetterSwitch>());
        foreach (var letter in Letter.OfClients)
        {
            if (off.Contains(letter.Kind!.Value) || await mail.IsOnAsync(letter, storeId: 0))
                found.Add(Of(letter.Kind.Value, off));
        }

        return found;
    }

    public async Task<bool> SwitchAsync(int customerId, int kindId, bool isOn)
    {
        if (!Enum.IsDefined((ClientLetterKind)kindId))
            return false;
        await choices.SwitchAsync(customerId, (ClientLetterKind)kindId, isOn);
        return true;
    }

    public async Task<LetterSwitch?> OfLinkAsync(string? token) => await ReadAsync(token) is var (customerId, kind) ? Of(kind, await choices.OffAsync(customerId)) : null;

    public async Task<bool> SwitchByLinkAsync(string? token, bool isOn)
    {
        if (await ReadAsync(token) is not var (customerId, kind))
            return false;
        await choices.SwitchAsync(customerId, kind, isOn);
        return true;
    }

    async Task<(int CustomerId, ClientLetterKind Kind)?> ReadAsync(string? token) =>
        links.Read(token) is { } named && await customers.GetCustomerByIdAsync(named.CustomerId) is { Deleted: false } ? named : null;

    static LetterSwitch Of(ClientLetterKind kind, IReadOnlySet<ClientLetterKind> off) => new((int)kind, kind.ToString(), !off.Contains(kind));
}
