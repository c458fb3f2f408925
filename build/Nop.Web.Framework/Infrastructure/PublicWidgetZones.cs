namespace Nop.Web.Framework.Infrastructure;

// The signatures do not tell the texts, so ask for a zone by its property.
public static class PublicWidgetZones
{
    public static string AccountNavigationAfter => "account_navigation_after";
    public static string AccountNavigationBefore => "account_navigation_before";
    public static string BodyEndHtmlTagBefore => "body_end_html_tag_before";
    public static string CheckoutCompletedBottom => "checkout_completed_bottom";
    public static string CheckoutCompletedTop => "checkout_completed_top";
    public static string CheckoutConfirmBottom => "checkout_confirm_bottom";
    public static string CheckoutConfirmTop => "checkout_confirm_top";
    public static string CheckoutPaymentMethodBottom => "checkout_payment_method_bottom";
    public static string CheckoutPaymentMethodTop => "checkout_payment_method_top";
    public static string CustomerInfoBottom => "customer_info_bottom";
    public static string CustomerInfoTop => "customer_info_top";
    public static string Footer => "footer";
    public static string HeadHtmlTag => "head_html_tag";
    public static string HeaderLinksAfter => "header_links_after";
    public static string HeaderMenuAfter => "header_menu_after";
    public static string HomepageBeforeProducts => "homepage_before_products";
    public static string HomepageBottom => "homepage_bottom";
    public static string HomepageTop => "homepage_top";
    public static string OpCheckoutConfirmBottom => "op_checkout_confirm_bottom";
    public static string OpCheckoutConfirmTop => "op_checkout_confirm_top";
    public static string OpCheckoutPaymentMethodBottom => "op_checkout_payment_method_bottom";
    public static string OpCheckoutPaymentMethodTop => "op_checkout_payment_method_top";
    public static string OrderDetailsPageAfterproducts => "order_details_page_afterproducts";
    public static string OrderDetailsPageBeforeproducts => "order_details_page_beforeproducts";
    public static string OrderDetailsPageBottom => "order_details_page_bottom";
    public static string OrderDetailsPageOverview => "order_details_page_overview";
    public static string OrderDetailsPageTop => "order_details_page_top";
    public static string OrderSummaryCartFooter => "order_summary_cart_footer";
    public static string OrderSummaryContentAfter => "order_summary_content_after";
    public static string OrderSummaryContentBefore => "order_summary_content_before";
    public static string OrderSummaryContentDeals => "order_summary_content_deals";
    public static string OrderSummaryTotals => "order_summary_totals";
    public static string ProductBoxAddinfoAfter => "product_box_addinfo_after";
    public static string ProductBoxAddinfoBefore => "product_box_addinfo_before";
    public static string ProductBoxAddinfoMiddle => "product_box_addinfo_middle";
    public static string ProductDetailsBottom => "product_details_bottom";
    public static string ProductDetailsOverviewBottom => "product_details_overview_bottom";
    public static string ProductDetailsOverviewTop => "product_details_overview_top";
    public static string ProductPriceBottom => "product_price_bottom";
    public static string ProductPriceTop => "product_price_top";
    public static string RegisterBottom => "register_bottom";
}
