using Cashback.Preview.Web.Models;
using Cashback.Preview.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Messages;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;

namespace Cashback.Preview.Web.Controllers;

/// <summary>Signing in and out, registering, and the customer's own data.</summary>
[AutoValidateAntiforgeryToken]
public sealed class CustomerController(ICustomerService customers, Registration registration, SignIn signIn, IWorkContext work, IStoreContext stores, IRepository<NewsLetterSubscription> newsletter, ILocalizationService localization,
    INotificationService notifications) : BasePublicController
{
    const int MostKnown = 12;

    /// <summary>The form, with those who can be signed in by one click.</summary>
    [HttpGet]
    public async Task<IActionResult> Login(string? returnUrl) => await FormAsync(new LoginForm { ReturnUrl = returnUrl });

    /// <summary>Signs in by e-mail and password.</summary>
    [HttpPost]
    public async Task<IActionResult> Login(LoginForm form)
    {
        await TranslateAsync();
        if (!ModelState.IsValid)
            return await FormAsync(form);
        if (await registration.SignInAsync(form.Email!, form.Password!) is not { } customer)
        {
            ModelState.AddModelError("", await localization.GetResourceAsync("Account.Login.WrongCredentials"));
            return await FormAsync(form);
        }

        await signIn.InAsync(customer);
        return Back(form.ReturnUrl);
    }

    /// <summary>Signs in one of those who are offered. A preview store guards nothing.</summary>
    [HttpPost]
    public async Task<IActionResult> LoginAs(int customerId, string? returnUrl)
    {
        if ((await KnownAsync()).All(known => known.Id != customerId))
            return InvokeHttp404();
        await signIn.InAsync(await customers.GetCustomerByIdAsync(customerId));
        return Back(returnUrl);
    }

    /// <summary>Signs out.</summary>
    [HttpPost]
    public async Task<IActionResult> Logout()
    {
        await signIn.OutAsync();
        return RedirectToRoute("Homepage");
    }

    /// <summary>The form for new customers.</summary>
    [HttpGet]
    public IActionResult Register() => View(new RegisterForm());

    /// <summary>Makes a new customer and signs in.</summary>
    [HttpPost]
    public async Task<IActionResult> Register(RegisterForm form)
    {
        await TranslateAsync();
        if (ModelState.IsValid && await customers.GetCustomerByEmailAsync(form.Email) is not null)
            ModelState.AddModelError(nameof(form.Email), await localization.GetResourceAsync("Account.Register.EmailExists"));
        if (!ModelState.IsValid)
            return View(form);
        var customer = await registration.RegisterAsync(new Customer
        {
            Email = form.Email,
            FirstName = form.FirstName,
            LastName = form.LastName,
            Phone = form.Phone,
            DateOfBirth = form.DateOfBirth,
            LanguageId = (await work.GetWorkingLanguageAsync()).Id,
        }, form.Password);
        if (form.Newsletter)
            await newsletter.InsertAsync(new NewsLetterSubscription { Email = customer.Email, Active = true, StoreId = (await stores.GetCurrentStoreAsync()).Id, CreatedOnUtc = customer.CreatedOnUtc });
        await signIn.InAsync(customer);
        notifications.SuccessNotification(await localization.GetResourceAsync("Account.Register.Done"));
        return RedirectToRoute("Homepage");
    }

    /// <summary>The customer's own data.</summary>
    [HttpGet]
    public async Task<IActionResult> Info()
    {
        var customer = await work.GetCurrentCustomerAsync();
        return await customers.IsRegisteredAsync(customer) ? View(customer) : Challenge();
    }

    async Task<IActionResult> FormAsync(LoginForm form)
    {
        ViewBag.Known = await KnownAsync();
        return View(nameof(Login), form);
    }

    // Staff first, then the shoppers that were there first.
    async Task<IReadOnlyList<KnownCustomer>> KnownAsync()
    {
        var registered = await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        var found = new List<(bool IsStaff, KnownCustomer Known)>();
        foreach (var customer in (await customers.GetAllCustomersAsync(customerRoleIds: [registered.Id])).OrderBy(customer => customer.Id).Take(200))
        {
            var roles = (await customers.GetCustomerRolesAsync(customer)).Where(role => role.Id != registered.Id).Select(role => role.Name).ToList();
            found.Add((roles.Count > 0, new(customer.Id, await customers.GetCustomerFullNameAsync(customer), customer.Email, string.Join(", ", roles))));
        }

        return [.. found.OrderByDescending(one => one.IsStaff).Take(MostKnown).Select(one => one.Known)];
    }

    // Attributes of models name a resource.
    async Task TranslateAsync()
    {
        foreach (var entry in ModelState.Values.Where(entry => entry.Errors.Count > 0))
        {
            var texts = new List<string>();
            foreach (var error in entry.Errors)
                texts.Add(await localization.GetResourceAsync(error.ErrorMessage));
            entry.Errors.Clear();
            foreach (var text in texts)
                entry.Errors.Add(text);
        }
    }

    IActionResult Back(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
}
