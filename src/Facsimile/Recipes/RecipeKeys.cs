using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Facsimile.Storage;

namespace Facsimile.Recipes;

/// <summary>Compares the keys of a file of settings with the settings that there are, and says which those are.</summary>
internal static class RecipeKeys
{
    /// <summary>Looks for keys that are unknown, missing or null, in the whole file.</summary>
    /// <typeparam name="T">What the file is read as, for example a <see cref="Recipe"/>.</typeparam>
    /// <exception cref="FacsimileException">There is one; the message names it and lists those there are.</exception>
    public static void Check<T>(JsonObject root, string source) => Check(root, TypeOf(typeof(T)), string.Empty, source);

    /// <summary>The text of the value at a path such as <c>network.widths[1]</c>; nothing when it is not there.</summary>
    public static string Find(JsonObject root, string path)
    {
        JsonNode? node = root;
        foreach (string part in path.Replace("[", ".", StringComparison.Ordinal)
            .Replace("]", string.Empty, StringComparison.Ordinal).Split('.'))
        {
            node = node switch
            {
                JsonObject parent => parent[part],
                JsonArray list when int.TryParse(part, out int index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node?.ToJsonString() ?? "nothing";
    }

    private static void Check(JsonObject node, JsonTypeInfo type, string path, string source)
    {
        List<string> known = [];
        if (type.PolymorphismOptions is { } options)
        {
            known.Add(options.TypeDiscriminatorPropertyName);
            type = ChosenType(node, options, path, source);
        }

        known.AddRange(type.Properties.Where(property => property.Set is not null).Select(property => property.Name));
        if (node.FirstOrDefault(pair => !known.Contains(pair.Key)).Key is { } unknown)
        {
            throw new FacsimileException(
                $"{source}: there is no setting '{path}{unknown}'; known here: {string.Join(", ", known)}.");
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            bool given = node.TryGetPropertyValue(property.Name, out JsonNode? value);
            if ((property.IsRequired && !given) || (given && value is null && !property.IsSetNullable))
            {
                throw new FacsimileException($"{source}: the setting '{path}{property.Name}' is missing.");
            }

            if (value is JsonObject child && TypeOf(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } childType)
            {
                Check(child, childType, $"{path}{property.Name}.", source);
            }

            Type listType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (value is JsonArray list && TypeOf(listType).ElementType is { } elementType
                && TypeOf(elementType) is { Kind: JsonTypeInfoKind.Object } itemType)
            {
                for (int i = 0; i < list.Count; i++)
                {
                    JsonObject item = list[i] as JsonObject ?? throw new FacsimileException(
                        $"{source}: {path}{property.Name}[{i}] is {list[i]?.ToJsonString() ?? "null"}; "
                        + "it must be an object { … } with its settings.");
                    Check(item, itemType, $"{path}{property.Name}[{i}].", source);
                }
            }
        }
    }

    private static JsonTypeInfo ChosenType(JsonObject node, JsonPolymorphismOptions options, string path, string source)
    {
        string key = options.TypeDiscriminatorPropertyName;
        string chosen = node[key] is JsonValue value && value.TryGetValue(out string? text) ? text : string.Empty;
        foreach (JsonDerivedType derived in options.DerivedTypes)
        {
            if (chosen == derived.TypeDiscriminator as string)
            {
                return TypeOf(derived.DerivedType);
            }
        }

        string state = chosen.Length == 0 ? "is missing" : $"is '{chosen}'";
        string names = string.Join(", ", options.DerivedTypes.Select(derived => derived.TypeDiscriminator));
        throw new FacsimileException($"{source}: {path}{key} {state}; choose one of {names}.");
    }

    private static JsonTypeInfo TypeOf(Type type) => JsonFormat.Indented.GetTypeInfo(type);
}
