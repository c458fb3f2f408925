namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>Who works at the device, as the pages of the salon show it.</summary>
public sealed class SignedInClerk(Actor actor, SalonTexts salon)
{
    /// <summary>The clerk's name.</summary>
    public async Task<string> NameAsync() => await salon.NameOfAsync(await actor.IdAsync());
}
