using Nop.Core.Domain.Common;
using Nop.Core.Domain.Configuration;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Security;

namespace Cashback.Preview.Data;

/// <summary>Columns of the shop's own tables that pages and services look rows up by.</summary>
static class ShopIndexes
{
    public static (Type Type, string Column)[] All { get; } =
    [
        (typeof(Customer), nameof(Customer.Email)),
        (typeof(Customer), nameof(Customer.CustomerGuid)),
        (typeof(CustomerCustomerRoleMapping), nameof(CustomerCustomerRoleMapping.CustomerId)),
        (typeof(GenericAttribute), nameof(GenericAttribute.EntityId)),
        (typeof(LocaleStringResource), nameof(LocaleStringResource.LanguageId)),
        (typeof(Order), nameof(Order.CreatedOnUtc)),
        (typeof(Order), nameof(Order.CustomerId)),
        (typeof(Order), nameof(Order.OrderGuid)),
        (typeof(OrderItem), nameof(OrderItem.OrderId)),
        (typeof(OrderNote), nameof(OrderNote.OrderId)),
        (typeof(PermissionRecordCustomerRoleMapping), nameof(PermissionRecordCustomerRoleMapping.PermissionRecordId)),
        (typeof(Product), nameof(Product.Sku)),
        (typeof(ProductCategory), nameof(ProductCategory.ProductId)),
        (typeof(Setting), nameof(Setting.Name)),
        (typeof(ShoppingCartItem), nameof(ShoppingCartItem.CustomerId)),
    ];
}
