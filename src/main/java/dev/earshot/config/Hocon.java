package dev.earshot.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.earshot.config.Written.Place;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads texts in HOCON against the settings there are: with {@code HoconText} the only file that knows the HOCON library. System properties play
 * no part, and nothing is included from elsewhere.
 */
final class Hocon {
    private static final String VARIABLE = "environment variable ";

    private final Map<String, String> environment;
    private final ConfigObject reference;
    private final KnownKeys keys;

    /** @param environment what {@code ${?NAME}} stands for */
    Hocon(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        // Not by the library's own search, which would merge every library's file of that name.
        try (InputStream in = Objects.requireNonNull(Hocon.class.getResourceAsStream("/reference.conf"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            reference = parse(Written.REFERENCE, text, new Includes()).root();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys = new KnownKeys(settingsIn("", reference).toList());
    }

    private static Stream<String> settingsIn(String prefix, ConfigObject group) {
        return group.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof ConfigObject inner && !inner.isEmpty()
                        ? settingsIn(prefix + entry.getKey() + ".", inner)
                        : Stream.of(prefix + entry.getKey()));
    }

    KnownKeys keys() {
        return keys;
    }

    /** Whether there is such a setting; a problem, with the nearest one, if not. */
    boolean requireSetting(String key, Problems problems) {
        if (!keys.isSetting(key)) {
            problems.add(
                    Place.COMMAND_LINE, key, keys.isGroup(key) ? KnownKeys.groupIsNoValue(key) : keys.unknown(key));
        }
        return keys.isSetting(key);
    }

    /** Every setting there is, as {@code reference.conf} has it. */
    Map<String, Written> defaults() {
        Map<String, Written> written = new LinkedHashMap<>();
        walk(Written.REFERENCE, "", reference, written, new Problems());
        return written;
    }

    /** What a text sets; what is wrong with it becomes a problem. */
    Map<String, Written> values(String name, String text, Problems problems) {
        Map<String, Written> written = new LinkedHashMap<>();
        Includes includes = new Includes();
        try {
            Config own = parse(name, text, includes);
            Map<String, ConfigValue> variables = new HashMap<>();
            environment.forEach(
                    (key, value) -> variables.put(key, ConfigValueFactory.fromAnyRef(value, VARIABLE + key)));
            // In one tree, for then a line may refer to the one it replaces: port = 3000, port = ${?PORT}.
            ConfigObject all = own.withFallback(reference)
                    .withFallback(ConfigValueFactory.fromMap(variables))
                    .resolve(ConfigResolveOptions.noSystem())
                    .root();
            for (String key : own.root().keySet()) {
                ConfigValue value = all.get(key);
                // A variable that is missing leaves none.
                if (value != null) {
                    walkValue(name, key, value, written, problems);
                }
            }
        } catch (ConfigException.Parse | ConfigException.WrongType e) {
            ConfigOrigin origin = e.origin();
            int line = origin == null ? 0 : Math.max(0, origin.lineNumber());
            String detail = Objects.requireNonNullElse(e.getMessage(), "");
            problems.add(new Place(name, line), HoconHints.explain(detail, name, line, text));
        } catch (RuntimeException | StackOverflowError e) {
            // The library has its own bugs, and its parser recurses as deep as the text is nested.
            problems.add(new Place(name, 0), "cannot be understood; look for deep nesting or a ${…} that needs itself");
        }
        includes.refused()
                .forEach(what -> problems.add(
                        new Place(name, HoconHints.lineOfInclude(what, text)),
                        "include " + Problems.quoted(what) + " is not supported; write its settings here"));
        return written;
    }

    private static Config parse(String name, String text, Includes includes) {
        return ConfigFactory.parseString(
                text,
                ConfigParseOptions.defaults()
                        .setSyntax(ConfigSyntax.CONF)
                        .setOriginDescription(name)
                        .setIncluder(includes));
    }

    private void walk(String name, String prefix, ConfigObject group, Map<String, Written> written, Problems problems) {
        group.forEach((key, value) -> walkValue(name, prefix + key, value, written, problems));
    }

    private void walkValue(
            String name, String key, ConfigValue value, Map<String, Written> written, Problems problems) {
        ConfigOrigin origin = value.origin();
        Place place = origin.description().startsWith(VARIABLE)
                ? new Place(origin.description(), 0)
                : new Place(name, Math.max(0, origin.lineNumber()));
        boolean known = keys.isSetting(key) || keys.isGroup(key);
        if (!known) {
            problems.add(place, key, keys.unknown(key));
        } else if (value.valueType() == ConfigValueType.NULL || isDefault(name, origin)) {
            // As if nothing were written.
            return;
        } else if (keys.isSetting(key)) {
            boolean one = !(value instanceof List) && !(value instanceof Map);
            // A number as it is spelt: a passphrase may have leading zeros.
            Object content = one ? value.atKey("one").getString("one") : Objects.requireNonNull(value.unwrapped());
            written.put(key, new Written(content, place));
        } else if (value instanceof ConfigObject profiles && key.equals(Profiles.GROUP)) {
            written.put(key, new Written(names(profiles), place));
            profiles.forEach((profile, content) -> walkProfile(name, profile, content, written, problems));
        } else if (value instanceof ConfigObject group) {
            walk(name, key + ".", group, written, problems);
        } else {
            problems.add(place, key, KnownKeys.groupIsNoValue(key));
        }
    }

    /** In the order in which they were written; of one line, by name, since the library knows no more. */
    private static List<String> names(ConfigObject profiles) {
        return profiles.entrySet().stream()
                .filter(it -> it.getValue() instanceof ConfigObject
                        && Profiles.problem(it.getKey()).isEmpty())
                .sorted(Comparator.<Map.Entry<String, ConfigValue>>comparingInt(
                                it -> it.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void walkProfile(
            String name, String profile, ConfigValue content, Map<String, Written> written, Problems problems) {
        String key = Profiles.GROUP + "." + profile;
        Optional<String> problem = Profiles.problem(profile);
        if (problem.isPresent()) {
            problems.add(new Place(name, Math.max(0, content.origin().lineNumber())), key, problem.get());
        } else {
            walkValue(name, key, content, written, problems);
        }
    }

    /** Whether a value came into a file's tree from the defaults below it. */
    private static boolean isDefault(String name, ConfigOrigin origin) {
        return !name.equals(Written.REFERENCE) && origin.description().startsWith(Written.REFERENCE + ":");
    }

    /** Fetches nothing: a settings file that could include a URL would have Earshot call it at every start. */
    private static final class Includes
            implements ConfigIncluder, ConfigIncluderURL, ConfigIncluderFile, ConfigIncluderClasspath {
        private final List<String> refused = new ArrayList<>();

        /** What the text wanted to include, in order. */
        List<String> refused() {
            return List.copyOf(refused);
        }

        private ConfigObject refuse(String what) {
            refused.add(what);
            return ConfigFactory.empty().root();
        }

        /** No fallback: that would be the library's own, which fetches. */
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            return refuse(what);
        }

        @Override
        public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
            return refuse(what.toString());
        }

        @Override
        public ConfigObject includeFile(ConfigIncludeContext context, File what) {
            return refuse(what.getPath());
        }

        @Override
        public ConfigObject includeResources(ConfigIncludeContext context, String what) {
            return refuse(what);
        }
    }
}
