namespace Nop.Web.Framework.Infrastructure;

// The signatures do not tell the texts, so ask for a zone by its property.
public static class AdminWidgetZones
{
    public static string CategoryDetailsBlock => "admin_category_details_block";
    public static string CustomerDetailsBlock => "admin_customer_details_block";
    public static string CustomerDetailsButtons => "admin_customer_details_buttons";
    public static string CustomerListButtons => "admin_customer_list_buttons";
    public static string DashboardBottom => "admin_dashboard_bottom";
    public static string DashboardCommonstatisticsAfter => "admin_dashboard_commonstatistics_after";
    public static string DashboardOrderreportsAfter => "admin_dashboard_orderreports_after";
    public static string DashboardTop => "admin_dashboard_top";
    public static string ManufacturerDetailsBlock => "admin_manufacturer_details_block";
    public static string OrderDetailsBlock => "admin_order_details_block";
    public static string OrderDetailsButtons => "admin_order_details_buttons";
    public static string OrderListButtons => "admin_order_list_buttons";
    public static string OrderPartiallyRefundButtons => "admin_order_partially_refund_buttons";
    public static string ProductDetailsBlock => "admin_product_details_block";
}
