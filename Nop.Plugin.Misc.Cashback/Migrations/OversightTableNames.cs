using Nop.Data.Mapping;
using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Names of the tables of what a second person decides, and of letters about what was done by hand.</summary>
public sealed class OversightTableNames : INameCompatibility
{
    /// <summary>Table of <see cref="Oversight.Proposal"/>.</summary>
    public const string Proposal = "Cashback_Proposal";

    /// <summary>Table of <see cref="ProposalDecision"/>.</summary>
    public const string Decision = "Cashback_ProposalDecision";

    /// <summary>Table of <see cref="HandReport"/>.</summary>
    public const string Report = "Cashback_HandReport";

    /// <inheritdoc/>
    public Dictionary<Type, string> TableNames => new()
    {
        [typeof(Proposal)] = Proposal,
        [typeof(ProposalDecision)] = Decision,
        [typeof(HandReport)] = Report,
    };

    /// <inheritdoc/>
    public Dictionary<(Type, string), string> ColumnName => [];
}
