package dev.earshot.models;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The models that can be had: a JSON array of objects with {@code name, lang, lang_text, size, md5, url, type, obsolete}, as
 * https://alphacephei.com/vosk/models/model-list.json is; a {@code url} may be relative to the catalogue's.
 */
public final class Catalogue {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** The official one has some 60 kB. */
    private static final long LONGEST = 5_000_000;

    private static final String SETTING = "speech.catalogue";

    private Catalogue() {}

    /**
     * Fetches it. What in it can't be used, such as an entry without checksum, is left out.
     *
     * @param url http or https
     * @throws ModelException with a sentence if it can't be had or is none
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    public static List<RemoteModel> fetch(URI url) throws IOException, InterruptedException {
        Request request = new Request.Builder()
                .url(url.toString())
                .header("Accept", "application/json")
                .build();
        try (Web web = new Web(PATIENCE)) {
            return parse(web.ask(request, response -> body(response, url)), url);
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(
                    Web.reason(e, String.valueOf(url.getHost())) + ", where " + SETTING
                            + " has the list of models; see to the network, or install a zip that is on this computer",
                    e);
        }
    }

    private static String body(Response response, URI url) throws IOException {
        if (!response.isSuccessful()) {
            throw new ModelException("There is no list of models at " + url + ": its server answers " + response.code()
                    + "; see what " + SETTING + " says, or try later");
        }
        byte[] bytes = response.body().byteStream().readNBytes((int) LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new ModelException("What is at " + url + " is more than " + ByteSize.words(LONGEST)
                    + ", too much for a list of models; see what " + SETTING + " says");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @param url where the text is from */
    static List<RemoteModel> parse(String text, URI url) throws ModelException {
        if (text.stripLeading().startsWith("<")) {
            throw new ModelException("At " + url + " is a web page, no list of models; see what " + SETTING
                    + " says, and whether this network wants a login first");
        }
        List<RemoteModel> models = new ArrayList<>();
        for (JsonElement element : array(text, url)) {
            if (element instanceof JsonObject entry) {
                model(entry, url).ifPresent(models::add);
            }
        }
        if (models.isEmpty()) {
            throw new ModelException("The list of models at " + url
                    + " has none with name, url, size and md5; see what " + SETTING + " says");
        }
        return models;
    }

    private static JsonArray array(String text, URI url) throws ModelException {
        try {
            if (JsonParser.parseString(text) instanceof JsonArray array) {
                return array;
            }
        } catch (JsonParseException e) {
            // Told below, like any text that is no array.
        }
        throw new ModelException(
                "What is at " + url + " is broken, or no list of models; see what " + SETTING + " says, or try later");
    }

    private static Optional<RemoteModel> model(JsonObject entry, URI catalogue) {
        try {
            String name = text(entry, "name");
            String md5 = text(entry, "md5").toLowerCase(Locale.ROOT);
            URI url = catalogue.resolve(text(entry, "url"));
            long bytes = Long.parseLong(text(entry, "size"));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!ModelNames.isSafe(name)
                    || name.equalsIgnoreCase(ModelNames.DEMO)
                    || !md5.matches("[0-9a-f]{32}")
                    || bytes <= 0
                    || !web
                    || url.getHost() == null) {
                return Optional.empty();
            }
            return Optional.of(new RemoteModel(
                    name,
                    oneLine(text(entry, "lang")),
                    oneLine(text(entry, "lang_text")),
                    bytes,
                    md5,
                    url,
                    oneLine(text(entry, "type")),
                    text(entry, "obsolete").equals("true")));
        } catch (IllegalArgumentException e) {
            // No number, or no URL.
            return Optional.empty();
        }
    }

    private static String text(JsonObject entry, String key) {
        JsonElement value = entry.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** For it is shown on a terminal. */
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
        return line.substring(0, Math.min(line.length(), 60));
    }
}
