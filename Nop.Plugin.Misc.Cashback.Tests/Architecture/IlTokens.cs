using System.Buffers.Binary;
using System.Reflection.Emit;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Reads the metadata tokens of a method's instructions.</summary>
static class IlTokens
{
    static readonly Dictionary<short, OpCode> _codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    internal static IEnumerable<int> Of(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE)
                value = (short)(0xFE00 | il[at++]);
            var code = _codes[value];
            if (code.OperandType is OperandType.InlineTok or OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineString)
                yield return BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at));
            at += code.OperandType == OperandType.InlineSwitch
                ? 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)))
                : SizeOf(code.OperandType);
        }
    }

    static int SizeOf(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
