using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>Says which scope a key needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class TillScopeAttribute(TillScopes scope) : Attribute
{
    /// <summary>The scope.</summary>
    public TillScopes Scope => scope;
}

/// <summary>Says that something is done once under an idempotency key, and can be tried.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class TillWriteAttribute : Attribute;
