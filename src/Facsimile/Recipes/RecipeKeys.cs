using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Facsimile.Recipes;

/// <summary>Finds keys that a recipe does not have, and says which it has.</summary>
internal static class RecipeKeys
{
    /// <summary>Compares all keys with the properties of the recipe's types.</summary>
    /// <exception cref="FacsimileException">A key or a <c>type</c> is unknown; the message lists those there are.</exception>
    public static void Check(JsonObject root, string source) => Check(root, RecipeJson.Default.Recipe, string.Empty, source);

    private static void Check(JsonObject node, JsonTypeInfo type, string path, string source)
    {
        List<string> known = [];
        if (type.PolymorphismOptions is { } options)
        {
            string discriminator = options.TypeDiscriminatorPropertyName;
            known.Add(discriminator);
            type = ChosenType(node, options, path, source);
        }

        known.AddRange(type.Properties.Where(property => property.Set is not null || property.IsRequired).Select(property => property.Name));
        foreach ((string key, JsonNode? value) in node)
        {
            if (!known.Contains(key))
            {
                throw new FacsimileException($"{source}: there is no setting '{path}{key}'; known here: {string.Join(", ", known)}.");
            }

            JsonPropertyInfo? property = type.Properties.FirstOrDefault(one => one.Name == key);
            if (value is JsonObject child && property is not null
                && RecipeJson.Default.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } childType)
            {
                Check(child, childType, $"{path}{key}.", source);
            }
        }
    }

    private static JsonTypeInfo ChosenType(JsonObject node, JsonPolymorphismOptions options, string path, string source)
    {
        string discriminator = options.TypeDiscriminatorPropertyName;
        string? chosen = node[discriminator] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        foreach (JsonDerivedType derived in options.DerivedTypes)
        {
            if (chosen is not null && chosen.Equals(derived.TypeDiscriminator as string, StringComparison.Ordinal))
            {
                return RecipeJson.Default.GetTypeInfo(derived.DerivedType)!;
            }
        }

        string names = string.Join(", ", options.DerivedTypes.Select(derived => derived.TypeDiscriminator));
        throw new FacsimileException($"{source}: {path}{discriminator} is '{chosen}'; choose one of {names}.");
    }
}
