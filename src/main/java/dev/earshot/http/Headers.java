package dev.earshot.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a request's head. Names are the same in capitals and in small letters. */
public final class Headers {
    private final Map<String, List<String>> byName;

    /** @param fields pairs of name and value, in the order in which they came */
    Headers(List<Map.Entry<String, String>> fields) {
        byName = fields.stream()
                .collect(Collectors.groupingBy(
                        field -> field.getKey().toLowerCase(Locale.ROOT),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** All values, in the order in which they came. */
    public List<String> all(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Null where there is none. */
    public @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }
}
