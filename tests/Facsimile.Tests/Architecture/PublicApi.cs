using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Facsimile.Tests.Architecture;

/// <summary>Writes down what users of an assembly can see: one line a type or member, much as C# declares it, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Every type has them, or every record; that they are overridden is no news.
    private static readonly string[] Commonplace = ["ToString", "Equals", "GetHashCode", "EqualityContract"];

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(DescribeType(type)).Append('\n');
            IEnumerable<string> members = typeof(Delegate).IsAssignableFrom(type) ? []
                : type.IsEnum ? EnumValues(type)
                : Members(type);
            foreach (string member in members)
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string DescribeType(Type type)
    {
        string name = $"{type.Namespace}.{TypeNames.Declared(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"delegate {TypeNames.Of(invoke.ReturnParameter)} {name}({Parameters(invoke)})";
        }

        if (type.IsEnum)
        {
            return $"enum {name} : {TypeNames.Of(Enum.GetUnderlyingType(type))}";
        }

        string[] parents =
        [
            .. new[] { type.BaseType }.OfType<Type>()
                .Where(parent => parent != typeof(object) && parent != typeof(ValueType))
                .Select(TypeNames.Of),
            .. OwnInterfaces(type).Select(TypeNames.Of).Order(StringComparer.Ordinal),
        ];
        return $"{Kind(type)} {name}{(parents.Length > 0 ? " : " + string.Join(", ", parents) : string.Empty)}";
    }

    private static string Kind(Type type)
    {
        bool isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            string only = type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : string.Empty;
            string byReference = type.IsByRefLike ? "ref " : string.Empty;
            return only + byReference + (isRecord ? "record struct" : "struct");
        }

        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => string.Empty,
        };
        return modifier + (isRecord ? "record" : "class");
    }

    private static IEnumerable<Type> OwnInterfaces(Type type)
    {
        ImmutableHashSet<Type> inherited =
            [.. type.BaseType?.GetInterfaces() ?? [], .. type.GetInterfaces().SelectMany(parent => parent.GetInterfaces())];
        return type.GetInterfaces()
            .Where(parent => parent.IsVisible
                && !inherited.Contains(parent)
                && parent != typeof(IEquatable<>).MakeGenericType(type));
    }

    private static IEnumerable<string> EnumValues(Type type)
        => Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");

    private static IEnumerable<string> Members(Type type)
    {
        IEnumerable<string> constructors = type.GetConstructors(Declared).Where(IsSeen)
            .Select(member => $"{Access(member)}{type.Name.Split('`')[0]}({Parameters(member)})");
        IEnumerable<string> fields = type.GetFields(Declared)
            .Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
            .Select(DescribeField);
        IEnumerable<string> events = type.GetEvents(Declared).Where(member => IsSeen(member.AddMethod!))
            .Select(member => $"{Modifiers(member.AddMethod!)}event {TypeNames.Of(member)} {member.Name}");
        IEnumerable<string> properties = type.GetProperties(Declared)
            .Where(member => member.GetAccessors(nonPublic: true)
                .Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly))
            .Where(member => !Commonplace.Contains(member.Name))
            .Select(DescribeProperty);
        IEnumerable<string> methods = type.GetMethods(Declared)
            .Where(member => IsSeen(member)
                && !Commonplace.Contains(member.Name)
                && (!member.IsSpecialName || member.Name.StartsWith("op_", StringComparison.Ordinal)))
            .Select(member => $"{Modifiers(member)}{TypeNames.Of(member.ReturnParameter)} "
                + $"{member.Name}{TypeNames.GenericParameters(member)}({Parameters(member)})");
        return constructors.Order(StringComparer.Ordinal).Concat(
            fields.Concat(events).Concat(properties).Concat(methods).Order(StringComparer.Ordinal));
    }

    // Accessors that the compiler writes are marked too, but properties are looked at by themselves.
    private static bool IsSeen(MethodBase member)
        => (member.IsPublic || member.IsFamily || member.IsFamilyOrAssembly)
            && !member.IsDefined(typeof(CompilerGeneratedAttribute))
            || (member.IsPublic && member.IsSpecialName && member.Name.StartsWith("add_", StringComparison.Ordinal));

    private static string DescribeField(FieldInfo field)
    {
        string modifiers = field.IsLiteral
            ? "const "
            : (field.IsStatic ? "static " : string.Empty) + (field.IsInitOnly ? "readonly " : string.Empty);
        string value = field.IsLiteral ? " = " + Constant(field.GetRawConstantValue()) : string.Empty;
        return $"{(field.IsPublic ? string.Empty : "protected ")}{modifiers}{TypeNames.Of(field)} {field.Name}{value}";
    }

    private static string DescribeProperty(PropertyInfo property)
    {
        MethodInfo[] accessors =
        [
            .. property.GetAccessors(nonPublic: true)
                .Where(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
        ];
        MethodInfo main = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        IEnumerable<string> written = accessors.Select(accessor =>
            (main.IsPublic && !accessor.IsPublic ? "protected " : string.Empty)
            + (accessor == property.GetMethod ? "get;" : IsInit(accessor) ? "init;" : "set;"));
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        string indices = string.Join(", ", property.GetIndexParameters().Select(Parameter));
        string name = indices.Length > 0 ? $"this[{indices}]" : property.Name;
        return $"{Modifiers(main)}{required}{TypeNames.Of(property)} {name} {{ {string.Join(' ', written)} }}";
    }

    private static bool IsInit(MethodInfo setter)
        => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Access(MethodBase member) => member.IsPublic ? string.Empty : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        string kind = method switch
        {
            { DeclaringType.IsInterface: true } => method.IsStatic ? "static " : string.Empty,
            { IsStatic: true } => "static ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false } => "virtual ",
            _ => string.Empty,
        };
        return Access(method) + kind;
    }

    private static string Parameters(MethodBase method)
    {
        string all = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute)) ? "this " + all : all;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        string value = parameter.HasDefaultValue ? " = " + Default(parameter) : string.Empty;
        return $"{(isParams ? "params " : string.Empty)}{TypeNames.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Default(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        bool isStruct = type.IsValueType && Nullable.GetUnderlyingType(type) is null;
        return parameter.DefaultValue is null && isStruct ? "default" : Constant(parameter.DefaultValue);
    }

    private static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        Enum name => $"{name.GetType().Name}.{name}",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
