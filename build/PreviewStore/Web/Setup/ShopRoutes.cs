namespace Cashback.Preview.Web.Setup;

/// <summary>Addresses of the shop's pages, under nopCommerce's route names where the plugin or a reader knows them.</summary>
public static class ShopRoutes
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        void Page(string name, string pattern, string controller, string action) => routes.MapControllerRoute(name, pattern, new { controller, action });

        Page("Homepage", "", "Home", "Index");
        Page("Category", "category-{id:int}", "Catalog", "Category");
        Page("Product", "product-{id:int}", "Catalog", "Product");
        Page("WriteReview", "product-{id:int}/review", "Review", "Write");
        Page("ChangeLanguage", "changelanguage/{languageId:int}", "Home", "SetLanguage");
        Page("Login", "login", "Customer", "Login");
        Page("Register", "register", "Customer", "Register");
        Page("Logout", "logout", "Customer", "Logout");
        Page("CustomerInfo", "customer/info", "Customer", "Info");
        Page("CustomerOrders", "order/history", "Order", "CustomerOrders");
        Page("OrderDetails", "orderdetails/{orderId:int}", "Order", "Details");
        Page("ShoppingCart", "cart", "ShoppingCart", "Cart");
        Page("Checkout", "checkout", "Checkout", "Index");
        Page("CheckoutOnePage", "onepagecheckout", "Checkout", "OnePageCheckout");
        Page("CheckoutBillingAddress", "checkout/billingaddress", "Checkout", "BillingAddress");
        Page("CheckoutShippingAddress", "checkout/shippingaddress", "Checkout", "ShippingAddress");
        Page("CheckoutShippingMethod", "checkout/shippingmethod", "Checkout", "ShippingMethod");
        Page("CheckoutPaymentMethod", "checkout/paymentmethod", "Checkout", "PaymentMethod");
        Page("CheckoutPaymentInfo", "checkout/paymentinfo", "Checkout", "PaymentInfo");
        Page("CheckoutConfirm", "checkout/confirm", "Checkout", "Confirm");
        Page("CheckoutCompleted", "checkout/completed/{orderId:int}", "Checkout", "Completed");
        routes.MapControllerRoute("Error", "error/{code:int?}", new { controller = "Home", action = "Error" });
        routes.MapControllerRoute("areaRoute", "{area:exists}/{controller=Home}/{action=Index}/{id?}");
        routes.MapControllerRoute("Default", "{controller=Home}/{action=Index}/{id?}");
    }
}
