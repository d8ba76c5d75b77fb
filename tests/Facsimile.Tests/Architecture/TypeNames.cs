using System.Reflection;

namespace Facsimile.Tests.Architecture;

/// <summary>Names of types as C# writes them, question marks of nullable references included.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>The name of a type that is being declared, with the types around it.</summary>
    public static string Declared(Type type)
    {
        string own = type.Name.Split('`')[0] + Arguments(type.GetGenericArguments().Select(argument => argument.Name));
        return type.DeclaringType is { } outer ? $"{Declared(outer)}.{own}" : own;
    }

    public static string GenericParameters(MethodInfo method)
        => Arguments(method.GetGenericArguments().Select(argument => argument.Name));

    public static string Of(Type type) => Of(type, null);

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(EventInfo member) => Of(member.EventHandlerType!, new NullabilityInfoContext().Create(member));

    public static string Of(ParameterInfo parameter)
    {
        NullabilityInfo nullability = new NullabilityInfoContext().Create(parameter);
        if (!parameter.ParameterType.IsByRef)
        {
            return Of(parameter.ParameterType, nullability);
        }

        string direction = parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        return direction + Of(parameter.ParameterType.GetElementType()!, nullability);
    }

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, null) + "?";
        }

        string mark = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : string.Empty;
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!) + "*";
        }

        string[] arguments =
        [
            .. type.GetGenericArguments()
                .Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i))),
        ];
        if (type.IsGenericType && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
        {
            return $"({string.Join(", ", arguments)})";
        }

        string outer = type is { IsNested: true, IsGenericParameter: false }
            ? type.DeclaringType!.Name.Split('`')[0] + "."
            : string.Empty;
        return Keywords.GetValueOrDefault(type, outer + type.Name.Split('`')[0]) + Arguments(arguments) + mark;
    }

    private static string Arguments(IEnumerable<string> names)
    {
        string all = string.Join(", ", names);
        return all.Length > 0 ? $"<{all}>" : string.Empty;
    }
}
