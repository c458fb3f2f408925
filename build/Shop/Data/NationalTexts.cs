using Microsoft.EntityFrameworkCore;
using Nop.Core.Domain.Configuration;
using Nop.Core.Domain.Messages;

namespace Cashback.Preview.Data;

/// <summary>Columns of the shop's own tables that nopCommerce makes national texts of a length on MySQL: they hold no emoji, and no search for one.</summary>
static class NationalTexts
{
    static readonly (Type Type, string Column, int Length)[] s_all =
    [
        (typeof(Customer), nameof(Customer.Email), 1000),
        (typeof(Customer), nameof(Customer.FirstName), 1000),
        (typeof(Customer), nameof(Customer.LastName), 1000),
        (typeof(Customer), nameof(Customer.Phone), 1000),
        (typeof(QueuedEmail), nameof(QueuedEmail.Subject), 1000),
        (typeof(Setting), nameof(Setting.Value), 6000),
    ];

    /// <summary>Says so to EF Core.</summary>
    public static void Declare(ModelBuilder model)
    {
        foreach (var (type, column, length) in s_all)
            model.Entity(type).Property(column).HasColumnType($"varchar({length})").HasMaxLength(length).HasCharSet("utf8mb3").UseCollation("utf8mb3_general_ci");
    }
}
