using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Gives types of signatures their full names and notes each.</summary>
sealed class NameProvider(MetadataReader metadata, ISet<string> seen) : ISignatureTypeProvider<string, object?>
{
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var reference = metadata.GetTypeReference(handle);
        var name = metadata.GetString(reference.Name);
        return Note(reference.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)reference.ResolutionScope, 0)}+{name}"
            : $"{metadata.GetString(reference.Namespace)}.{name}");
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var definition = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(definition.Name);
        return Note(definition.GetDeclaringType().IsNil
            ? $"{metadata.GetString(definition.Namespace)}.{name}"
            : $"{GetTypeFromDefinition(reader, definition.GetDeclaringType(), 0)}+{name}");
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        Note($"{genericType}[{string.Join(',', typeArguments)}]");

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => Note($"System.{typeCode}");

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "fn";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    string Note(string name)
    {
        seen.Add(name);
        return name;
    }
}
