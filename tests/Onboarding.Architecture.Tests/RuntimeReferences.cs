using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Onboarding.Architecture.Tests;

/// <summary>Which types and members of the runtime a compiled assembly names, each as one line of text.</summary>
internal sealed class RuntimeReferences : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly TypeText _text;

    private RuntimeReferences(string file, Func<string, bool> isRuntime)
    {
        _image = new PEReader(File.OpenRead(file));
        _metadata = _image.GetMetadataReader();
        _text = new TypeText(isRuntime);
    }

    /// <summary>Full names of the types.</summary>
    /// <param name="file">The assembly.</param>
    /// <param name="isRuntime">Says whether an assembly, by name, is part of the runtime.</param>
    public static IReadOnlyList<string> TypesIn(string file, Func<string, bool> isRuntime)
    {
        using var references = new RuntimeReferences(file, isRuntime);
        return [.. references.Types().Order(StringComparer.Ordinal)];
    }

    /// <summary>Members with their parameter types, properties that attributes set included.</summary>
    /// <param name="file">The assembly.</param>
    /// <param name="isRuntime">Says whether an assembly, by name, is part of the runtime.</param>
    public static IReadOnlyList<string> MembersIn(string file, Func<string, bool> isRuntime)
    {
        using var references = new RuntimeReferences(file, isRuntime);
        return [.. references.Members().Concat(references.AttributeProperties()).Distinct().Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _image.Dispose();

    private IEnumerable<string> Types() => _metadata.TypeReferences
        .Select(handle => _text.GetTypeFromReference(_metadata, handle, 0))
        .Where(type => type.FromRuntime)
        .Select(type => type.FullName);

    private IEnumerable<string> Members()
    {
        foreach (var handle in _metadata.MemberReferences)
        {
            var member = _metadata.GetMemberReference(handle);
            if (TypeOf(member.Parent) is not { FromRuntime: true } type) continue;
            yield return $"{type.FullName}.{_metadata.GetString(member.Name)}{SignatureOf(member)}";
        }
    }

    private IEnumerable<string> AttributeProperties()
    {
        foreach (var handle in _metadata.CustomAttributes)
        {
            var attribute = _metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            if (TypeOf(_metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent) is not { FromRuntime: true } type) continue;
            foreach (var argument in attribute.DecodeValue(_text).NamedArguments) yield return $"{type.FullName}.set_{argument.Name}({argument.Type.Name})";
        }
    }

    private TypeName? TypeOf(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => _text.GetTypeFromReference(_metadata, (TypeReferenceHandle)parent, 0),
        HandleKind.TypeSpecification => _metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(_text, null),
        _ => null,
    };

    private string SignatureOf(MemberReference member)
    {
        if (member.GetKind() == MemberReferenceKind.Field) return "";
        var signature = member.DecodeMethodSignature(_text, null);
        var generic = signature.GenericParameterCount > 0 ? $"<{signature.GenericParameterCount}>" : "";
        return $"{generic}({string.Join(", ", signature.ParameterTypes.Select(type => type.Name))})";
    }
}

/// <summary>A type as text.</summary>
internal sealed record TypeName(string FullName, string Name, bool FromRuntime = false);

/// <summary>Turns the types of signatures and attributes into text.</summary>
internal sealed class TypeText(Func<string, bool> isRuntime) : ISignatureTypeProvider<TypeName, object?>, ICustomAttributeTypeProvider<TypeName>
{
    public TypeName GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0);
            return new($"{outer.FullName}.{name}", name, outer.FromRuntime);
        }

        var fromRuntime = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && isRuntime(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name));
        return new($"{reader.GetString(type.Namespace)}.{name}", name, fromRuntime);
    }

    public TypeName GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Plain(reader.GetString(reader.GetTypeDefinition(handle).Name));

    public TypeName GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeName GetGenericInstantiation(TypeName genericType, ImmutableArray<TypeName> typeArguments) =>
        genericType with { Name = $"{genericType.Name.Split('`')[0]}<{string.Join(", ", typeArguments.Select(type => type.Name))}>" };

    public TypeName GetPrimitiveType(PrimitiveTypeCode typeCode) => Plain(typeCode.ToString());

    public TypeName GetSZArrayType(TypeName elementType) => Plain(elementType.Name + "[]");

    public TypeName GetArrayType(TypeName elementType, ArrayShape shape) => Plain(elementType.Name + "[,]");

    public TypeName GetByReferenceType(TypeName elementType) => Plain(elementType.Name + "&");

    public TypeName GetPointerType(TypeName elementType) => Plain(elementType.Name + "*");

    public TypeName GetPinnedType(TypeName elementType) => elementType;

    public TypeName GetModifiedType(TypeName modifier, TypeName unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeName GetGenericMethodParameter(object? genericContext, int index) => Plain($"!!{index}");

    public TypeName GetGenericTypeParameter(object? genericContext, int index) => Plain($"!{index}");

    public TypeName GetFunctionPointerType(MethodSignature<TypeName> signature) => Plain("function");

    public TypeName GetSystemType() => Plain("Type");

    public bool IsSystemType(TypeName type) => type.Name == "Type";

    public TypeName GetTypeFromSerializedName(string name) => Plain(name);

    public PrimitiveTypeCode GetUnderlyingEnumType(TypeName type) => PrimitiveTypeCode.Int32;

    private static TypeName Plain(string name) => new(name, name);
}
