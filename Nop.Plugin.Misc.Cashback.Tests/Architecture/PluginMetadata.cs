using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>What each type of the plugin refers to, read from the assembly's metadata and method bodies: what the compiler really bound, not what a source file says.</summary>
sealed class PluginMetadata
{
    const string Root = "Nop.Plugin.Misc.Cashback";

    readonly MetadataReader _reader;
    readonly PEReader _image;

    PluginMetadata(string path)
    {
        _image = new PEReader(File.OpenRead(path));
        _reader = _image.GetMetadataReader();
        foreach (var handle in _reader.TypeDefinitions)
            Types.Add(Read(handle));
    }

    internal static PluginMetadata Instance { get; } = new(typeof(CashbackDefaults).Assembly.Location);

    /// <summary>Every type of the plugin, those of lambdas and iterators within the type that they were written in.</summary>
    internal List<TypeReferences> Types { get; } = [];

    TypeReferences Read(TypeDefinitionHandle handle)
    {
        var definition = _reader.GetTypeDefinition(handle);
        var references = new SortedSet<string>(StringComparer.Ordinal);
        var names = new NameProvider(_reader, references);

        Add(definition.BaseType);
        foreach (var implementation in definition.GetInterfaceImplementations())
            Add(_reader.GetInterfaceImplementation(implementation).Interface);
        foreach (var field in definition.GetFields())
            _reader.GetFieldDefinition(field).DecodeSignature(names, null);
        foreach (var attribute in definition.GetCustomAttributes())
            AddMember(_reader.GetCustomAttribute(attribute).Constructor);
        foreach (var methodHandle in definition.GetMethods())
            ReadMethod(_reader.GetMethodDefinition(methodHandle));
        return new(NamespaceOf(handle), NameOf(handle), references);

        void Add(EntityHandle type)
        {
            if (type.IsNil)
                return;
            switch (type.Kind)
            {
                case HandleKind.TypeReference: names.GetTypeFromReference(_reader, (TypeReferenceHandle)type, 0); break;
                case HandleKind.TypeDefinition: names.GetTypeFromDefinition(_reader, (TypeDefinitionHandle)type, 0); break;
                case HandleKind.TypeSpecification: _reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(names, null); break;
            }
        }

        void AddMember(EntityHandle member)
        {
            switch (member.Kind)
            {
                case HandleKind.MemberReference:
                    var reference = _reader.GetMemberReference((MemberReferenceHandle)member);
                    Add(reference.Parent);
                    var parent = ParentOf(reference);
                    // AddDays and its like take a double; that is the shop's clock, not money.
                    if (reference.GetKind() == MemberReferenceKind.Method && parent is not ("System.DateTime" or "System.TimeSpan"))
                        reference.DecodeMethodSignature(names, null);
                    references.Add($"{parent}::{_reader.GetString(reference.Name)}");
                    break;
                case HandleKind.MethodSpecification:
                    var specification = _reader.GetMethodSpecification((MethodSpecificationHandle)member);
                    specification.DecodeSignature(names, null);
                    AddMember(specification.Method);
                    break;
                case HandleKind.MethodDefinition:
                    var own = _reader.GetMethodDefinition((MethodDefinitionHandle)member);
                    Add(own.GetDeclaringType());
                    references.Add($"{NameOf(own.GetDeclaringType())}::{_reader.GetString(own.Name)}");
                    break;
                case HandleKind.FieldDefinition:
                    Add(_reader.GetFieldDefinition((FieldDefinitionHandle)member).GetDeclaringType());
                    break;
            }
        }

        string ParentOf(MemberReference member) => member.Parent.Kind switch
        {
            HandleKind.TypeSpecification => _reader.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(names, null),
            HandleKind.TypeReference => names.GetTypeFromReference(_reader, (TypeReferenceHandle)member.Parent, 0),
            _ => "",
        };

        void ReadMethod(MethodDefinition method)
        {
            method.DecodeSignature(names, null);
            if (method.RelativeVirtualAddress == 0)
                return;
            var body = _image.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
                _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
            foreach (var token in IlTokens.Of(body.GetILBytes()!))
            {
                var entity = System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(token);
                if (entity.Kind == HandleKind.UserString)
                    references.Add("\"" + _reader.GetUserString((UserStringHandle)entity));
                else if (entity.Kind is HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification)
                    Add((EntityHandle)entity);
                else if (entity.Kind is HandleKind.MemberReference or HandleKind.MethodSpecification or HandleKind.MethodDefinition or HandleKind.FieldDefinition)
                    AddMember((EntityHandle)entity);
            }
        }
    }

    string NamespaceOf(TypeDefinitionHandle handle)
    {
        var definition = _reader.GetTypeDefinition(handle);
        while (!definition.GetDeclaringType().IsNil)
            definition = _reader.GetTypeDefinition(definition.GetDeclaringType());
        return _reader.GetString(definition.Namespace);
    }

    string NameOf(TypeDefinitionHandle handle)
    {
        var definition = _reader.GetTypeDefinition(handle);
        var name = _reader.GetString(definition.Name);
        return definition.GetDeclaringType().IsNil ? $"{_reader.GetString(definition.Namespace)}.{name}" : $"{NameOf(definition.GetDeclaringType())}+{name}";
    }

    /// <summary>What a type refers to: full names of types, "Type::Member" or "Type`1[Argument]::Member" of members, and string literals with a quote before them.</summary>
    internal sealed record TypeReferences(string Namespace, string Name, IReadOnlySet<string> References)
    {
        /// <summary>The folder of the plugin that it is in, for example Rules; empty for the root.</summary>
        internal string Folder => Namespace.Length > Root.Length ? Namespace[(Root.Length + 1)..].Split('.')[0] : "";

        internal bool IsPlugins => Namespace.StartsWith(Root, StringComparison.Ordinal);
    }
}
