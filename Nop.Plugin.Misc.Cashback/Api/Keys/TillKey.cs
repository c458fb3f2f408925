using System.ComponentModel.DataAnnotations.Schema;
using System.Net;

namespace Nop.Plugin.Misc.Cashback.Api.Keys;

/// <summary>A key by which a till speaks to the API. The key itself is shown once and kept nowhere: this row has its hash.</summary>
[StoredIn("Cashback_TillKey")]
[Unique(nameof(Hash))]
[Indexed(nameof(TillId))]
public sealed class TillKey : BaseEntity, ISignedRow
{
    internal const int LongestAddresses = 1000;
    const char Separator = '\n';

    /// <summary>The till: the id of its first key.</summary>
    public int TillId { get; set; }

    /// <summary>Name of the till, as people know it.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Till { get; set; } = "";

    /// <summary>How the key begins, by which people tell it from others (<see cref="TillKeyText.StartOf"/>).</summary>
    [Text(TillKeyText.StartLength)]
    public string Start { get; set; } = "";

    /// <summary>SHA-256 of the key, lower-case hex; unique.</summary>
    [Text(LedgerTextLengths.Hash, LowerCase = true)]
    public string Hash { get; set; } = "";

    /// <summary>Books nothing: each of its acts is a dry run.</summary>
    public bool IsTest { get; set; }

    /// <summary>The version of the API that it was made for.</summary>
    [Text(10)]
    public string Version { get; set; } = "";

    /// <summary>Stored number of <see cref="Scopes"/>.</summary>
    public int ScopesId { get; set; }

    /// <summary>The one branch that it speaks for; 0: any, and each request says which.</summary>
    public int BranchId { get; set; }

    /// <summary>Addresses from which it is taken, one on a line: single ones or networks ("10.1.0.0/16"); empty: from everywhere.</summary>
    [Text(LongestAddresses)]
    public string Addresses { get; set; } = "";

    /// <summary>From when on it is worth nothing, UTC; null: until it is revoked.</summary>
    public DateTime? ExpiresOnUtc { get; set; }

    /// <summary>Who made it.</summary>
    public int CreatedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>Who revoked it; 0: nobody.</summary>
    public int RevokedBy { get; set; }

    /// <summary>When it was revoked, UTC; null: it was not.</summary>
    public DateTime? RevokedOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";

    /// <summary>What it may be used for.</summary>
    [NotMapped]
    public TillScopes Scopes { get => (TillScopes)ScopesId; set => ScopesId = (int)value; }

    /// <summary>Customer id under which the till stands in the books: below zero, where no customer is.</summary>
    [NotMapped]
    public int ActorId => -TillId;

    /// <summary>Whether it is good at an instant.</summary>
    public bool IsLive(DateTime nowUtc) => RevokedOnUtc is null && (ExpiresOnUtc is not { } end || nowUtc.AsStored() < end.AsStored());

    /// <summary>Whether it is taken from an address.</summary>
    /// <param name="address">Where the request comes from; null: not known.</param>
    public bool IsTakenFrom(IPAddress? address)
    {
        if (Addresses.Length == 0)
            return true;
        if (address is null)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Addresses.Split(Separator).Any(line => NetworkOf(line) is { } network && network.Contains(plain));
    }

    /// <summary>Reads addresses as people type them, one on a line.</summary>
    /// <returns>As they are kept; null with the first line that is none.</returns>
    internal static (string? Addresses, string? Wrong) ReadAddresses(string? typed)
    {
        var lines = (typed ?? "").Split(['\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, line => NetworkOf(line) is null) is { } wrong ? (null, wrong) : (string.Join(Separator, lines), null);
    }

    // Of 203.0.113.7/24 people mean the network that the address is in.
    static IPNetwork? NetworkOf(string line)
    {
        if (line.Split('/') is not { Length: 1 or 2 } parts || !IPAddress.TryParse(parts[0], out var address))
            return null;

        var bytes = address.GetAddressBytes();
        var bits = bytes.Length * 8;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > bytes.Length * 8))
            return null;

        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF << Math.Clamp(8 * (i + 1) - bits, 0, 8));
        return new IPNetwork(new IPAddress(bytes), bits);
    }
}

/// <summary>When a key was last used. In a table of its own: who notes a use never writes over who revokes the key.</summary>
[StoredIn("Cashback_TillKeyUse")]
[Unique(nameof(KeyId))]
public sealed class TillKeyUse : BaseEntity
{
    /// <summary>The key; unique.</summary>
    public int KeyId { get; set; }

    /// <summary>When, UTC, exact to <see cref="TillKeys.NotedEvery"/>.</summary>
    public DateTime LastUsedOnUtc { get; set; }
}
