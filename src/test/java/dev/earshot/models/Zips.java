package dev.earshot.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips of models, sound and not. */
final class Zips {
    static final Path DEMO = Path.of("src/main/resources/dev/earshot/speech/demo-model");

    private Zips() {}

    static byte[] of(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The files of the demo model, below {@code top}, which ends in a / or is empty. */
    static Map<String, byte[]> demoFiles(String top) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(DEMO)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(top + DEMO.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    static byte[] demo(String top) throws IOException {
        return of(demoFiles(top));
    }

    /** Changes what the zip's directory says of its first file, at an offset in its entry. */
    static byte[] lying(byte[] zip, int offset, int value) {
        byte[] changed = zip.clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < changed.length - 4; i++) {
            if (buffer.getInt(i) == 0x02014b50) {
                buffer.putInt(i + offset, value);
                return changed;
            }
        }
        throw new AssertionError("no directory in this zip");
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static RemoteModel remote(String name, byte[] zip, URI url) {
        return new RemoteModel(name, "en-us", "US English", zip.length, md5(zip), url, "small", false);
    }

    /** What is in the store, its own files too, as paths below it. */
    static List<String> leftIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.equals(".lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
