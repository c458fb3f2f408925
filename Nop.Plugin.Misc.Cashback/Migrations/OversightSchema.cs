using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Platform.Schema;
using Names = Nop.Plugin.Misc.Cashback.Migrations.OversightTableNames;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>The tables of what a second person decides, and of letters about what was done by hand.</summary>
static class OversightSchema
{
    const int KeyLength = 120;
    const int CurrencyLength = 3;

    /// <summary>Makes what is missing.</summary>
    public static void Ensure(SchemaEnsurer schema)
    {
        schema.Table(Names.Proposal,
            new(nameof(Proposal.KindId), ColumnType.Int),
            new(nameof(Proposal.SubjectId), ColumnType.Int),
            new(nameof(Proposal.Name), ColumnType.Prose, Length: RuleSetValidator.MaxNameLength),
            new(nameof(Proposal.Amount), ColumnType.Long),
            new(nameof(Proposal.CurrencyCode), ColumnType.Text, Length: CurrencyLength),
            new(nameof(Proposal.Reason), ColumnType.Prose, Length: LedgerTextLengths.Reason),
            new(nameof(Proposal.ActKey), ColumnType.Text, Length: KeyLength),
            new(nameof(Proposal.ContentHash), ColumnType.Text, Length: LedgerTextLengths.Hash),
            new(nameof(Proposal.ProposedBy), ColumnType.Int),
            new(nameof(Proposal.ProposedOnUtc), ColumnType.Instant));
        schema.Unique(Names.Proposal, nameof(Proposal.ActKey));
        schema.Table(Names.Decision,
            new(nameof(ProposalDecision.ProposalId), ColumnType.Int),
            new(nameof(ProposalDecision.Approved), ColumnType.Flag),
            new(nameof(ProposalDecision.DecidedBy), ColumnType.Int),
            new(nameof(ProposalDecision.DecidedOnUtc), ColumnType.Instant),
            new(nameof(ProposalDecision.DoneOnUtc), ColumnType.Instant, Optional: true));
        schema.Unique(Names.Decision, nameof(ProposalDecision.ProposalId));
        schema.Table(Names.Report,
            new(nameof(HandReport.Number), ColumnType.Int),
            new(nameof(HandReport.FromUtc), ColumnType.Instant),
            new(nameof(HandReport.UntilUtc), ColumnType.Instant),
            new(nameof(HandReport.CreatedOnUtc), ColumnType.Instant),
            new(nameof(HandReport.SentOnUtc), ColumnType.Instant, Optional: true));
        schema.Unique(Names.Report, nameof(HandReport.Number));
    }
}
