using Microsoft.AspNetCore.DataProtection;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>Permission that a look-up at the counter gives: to take from one client or one voucher, by one clerk, at one branch, for a while.</summary>
/// <param name="CustomerId">The client; 0 with a voucher.</param>
/// <param name="Voucher">Reference of the voucher's hold; empty with a client.</param>
/// <param name="ClerkId">Who looked.</param>
/// <param name="BranchId">Where.</param>
/// <param name="EndsUtc">Until when; null: not issued yet. A page that shows it again does not make it last longer.</param>
public sealed record CounterTicket(int CustomerId, string Voucher, int ClerkId, int BranchId, DateTime? EndsUtc = null);

/// <summary>Makes and reads tickets. A ticket is sealed by the shop's data protection: nobody can make one for a client that was not looked up.</summary>
public sealed class CounterTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Minutes for which a ticket is good.</summary>
    public const int Minutes = 15;

    const string Purpose = "Cashback.Counter.Ticket";
    const char Separator = '|';

    readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>A ticket as text: a new one, or one that was read, with its end.</summary>
    public string Issue(CounterTicket ticket) => _protector.Protect(string.Join(Separator,
        Text(ticket.CustomerId), ticket.Voucher, Text(ticket.ClerkId), Text(ticket.BranchId), Text((ticket.EndsUtc ?? clock.GetUtcNow().UtcDateTime.AddMinutes(Minutes)).Ticks)));

    /// <summary>Reads a ticket.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="clerkId">Who shows it.</param>
    /// <returns>Null: it is none, too old, or another clerk's.</returns>
    public CounterTicket? Read(string? text, int clerkId)
    {
        try
        {
            return string.IsNullOrEmpty(text) || _protector.Unprotect(text).Split(Separator) is not [var customer, var voucher, var clerk, var branch, var end]
                || Number(clerk) != clerkId || Number(end) < clock.GetUtcNow().UtcTicks
                ? null
                : new((int)Number(customer), voucher, clerkId, (int)Number(branch), new DateTime(Number(end), DateTimeKind.Utc));
        }
        catch (CryptographicException)
        {
            // Made up, or sealed with keys that the shop has no longer.
            return null;
        }
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
