package dev.earshot.autostart;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes {@code .reg} files as {@code reg.exe} does, with a map for the registry. */
final class FakeRegistryTool implements RegistryTool {
    final Map<String, Map<String, String>> keys = new TreeMap<>();

    @Override
    public int run(List<String> arguments) throws IOException {
        return switch (arguments.getFirst()) {
            case "import" -> read(Files.readString(Path.of(arguments.get(1)), UTF_16LE));
            case "export" -> {
                assertThat(arguments).hasSize(4).endsWith("/y");
                yield write(arguments.get(1), Path.of(arguments.get(2)));
            }
            default -> throw new AssertionError(arguments);
        };
    }

    private int read(String text) {
        List<String> lines = text.lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\ufeffWindows Registry Editor Version 5.00");
        String key = lines.get(2).substring(1, lines.get(2).length() - 1);
        String[] value = lines.get(3).split("=", 2);
        if (value[1].equals("-")) {
            keys.getOrDefault(key, new TreeMap<>()).remove(value[0]);
        } else {
            keys.computeIfAbsent(key, k -> new TreeMap<>()).put(value[0], value[1]);
        }
        return 0;
    }

    private int write(String key, Path file) throws IOException {
        Map<String, String> values = keys.get(key);
        if (values == null) {
            return 1;
        }
        StringBuilder text = new StringBuilder("\ufeffWindows Registry Editor Version 5.00\r\n\r\n[" + key + "]\r\n");
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append("\r\n"));
        Files.writeString(file, text, UTF_16LE);
        return 0;
    }
}
