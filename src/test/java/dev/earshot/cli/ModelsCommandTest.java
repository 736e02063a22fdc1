package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.speech.SpeechModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalogue of three: one that can be had, an older one, and one that recognises no words. */
class ModelsCommandTest {
    private static final String NAME = "vosk-model-small-en-us-0.15";
    private static final Path DEMO = Path.of("src/main/resources/dev/earshot/speech/demo-model");

    @TempDir
    Path home;

    private HttpServer server;
    private Path models;
    private Path zip;
    private String entry;

    @BeforeEach
    void serve() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = zipped();
        zip = Files.write(home.resolve("given.zip"), bytes);
        models = home.resolve(".local/share/earshot/models");
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        entry = "{\"lang\": \"%s\", \"lang_text\": \"%s\", \"md5\": \"" + md5 + "\", \"name\": \"%s\", \"size\": "
                + bytes.length + ", \"url\": \"m.zip\", \"type\": \"%s\", \"obsolete\": \"%s\"}";
        String list = "["
                + entry.formatted("en-us", "US English", "vosk-model-small-en-us-0.3", "small", "true") + ","
                + entry.formatted("en-us", "US English", NAME, "small", "false") + ","
                + entry.formatted("de", "German", "vosk-model-de-0.21", "big", "false") + ","
                + entry.formatted("", "", "vosk-model-spk-0.4", "spk", "false") + "]";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        give("/list.json", list.getBytes(UTF_8));
        give("/m.zip", bytes);
        server.start();
        settings("");
    }

    private void give(String path, byte[] bytes) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void settings(String more) throws IOException {
        new Console(home)
                .settings("# Mine.\nspeech.catalogue = \"http://127.0.0.1:"
                        + server.getAddress().getPort() + "/list.json\"\n" + more);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                Stream<Path> all = Files.walk(DEMO)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(NAME + "/" + DEMO.relativize(file)));
                Files.copy(file, out);
            }
        }
        return bytes.toByteArray();
    }

    private List<String> done(String... words) {
        Console console = new Console(home);
        int code = console.run(words);
        assertThat(console.err.text()).isEmpty();
        assertThat(code).isEqualTo(DONE);
        return console.out.lines();
    }

    private List<String> failed(String... words) {
        Console console = new Console(home);
        assertThat(console.run(words)).isEqualTo(FAILED);
        return console.err.lines();
    }

    private static JsonObject object(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Test
    void theDemoModelIsThereAndInUse() {
        assertThat(done("models", "list"))
                .singleElement()
                .asString()
                .startsWith("* demo ")
                .endsWith(SpeechModel.DEMO);
        assertThat(done("models", "path")).containsExactly(models.toString());
        assertThat(models).doesNotExist();
    }

    @Test
    void aModelIsInstalledPutToUseAndRemoved() throws IOException {
        List<String> lines = done("models", "install", NAME);
        assertThat(lines).anyMatch(line -> line.startsWith("Fetching: 100 %, "));
        assertThat(lines)
                .last()
                .asString()
                .matches(NAME + " is installed in .* \\(\\S+ MB\\); to have it in use: earshot models use " + NAME);
        assertThat(done("models", "list").get(1)).matches(" {2}" + NAME + " +\\S+ MB");
        assertThat(done("models", "path", NAME))
                .containsExactly(models.resolve(NAME).toString());

        assertThat(done("models", "use", NAME))
                .containsExactly("speech.model is " + NAME + " now, in " + new Console(home).settingsFile());
        assertThat(new Console(home).settingsFile())
                .content()
                .startsWith("# Mine.\n")
                .contains(NAME);
        assertThat(done("models", "list").get(1)).startsWith("* " + NAME);
        assertThat(done("transcribe", "src/test/resources/speech/digits-1.wav")).isNotEmpty();

        assertThat(failed("models", "remove", NAME))
                .containsExactly("earshot: " + NAME
                        + " is in use; have another in use first, as by: earshot models use demo, then remove it");
        done("models", "use", "demo");
        assertThat(done("models", "remove", NAME)).singleElement().asString().startsWith(NAME + " is removed; ");
        assertThat(models.resolve(NAME)).doesNotExist();
    }

    @Test
    void aZipAndAFolderAreInstalledToo() {
        done("models", "install", zip.toString());
        assertThat(models.resolve(NAME)).isDirectory();
        done("models", "install", DEMO.toString());
        assertThat(models.resolve("demo-model")).isDirectory();
        assertThat(failed("models", "install", DEMO.toString()))
                .containsExactly(
                        "earshot: demo-model is installed already; to have it in use: earshot models use demo-model");
    }

    @Test
    void theListOfThoseToBeHadTellsWhichAreHere() {
        done("models", "install", NAME);

        assertThat(done("models", "list", "--remote"))
                .satisfiesExactly(
                        line -> assertThat(line).matches("vosk-model-de-0.21 +de +German +\\S+ MB  big"),
                        line -> assertThat(line).matches(NAME + " +en-us +US English +\\S+ MB  small, installed"),
                        line -> assertThat(line).matches("vosk-model-small-en-us-0.3 .* small, obsolete"));
        assertThat(done("models", "list", "--remote", "--lang", "de")).hasSize(1);
        assertThat(done("models", "list", "--remote", "--lang", "en")).hasSize(2);
        assertThat(failed("models", "list", "--remote", "--lang", "xx"))
                .containsExactly(
                        "earshot: there is no model for the language xx in the list of models; there are de, en-us");
    }

    @Test
    void aListWithoutAModelForWordsIsSaid() throws IOException {
        give(
                "/others.json",
                ("[" + entry.formatted("", "", "vosk-model-spk-0.4", "spk", "false") + "]").getBytes(UTF_8));
        settings("speech.catalogue = \"http://127.0.0.1:" + server.getAddress().getPort() + "/others.json\"");
        String sentence = "earshot: there is no model that recognises words in the list of models;"
                + " see what speech.catalogue says";
        assertThat(failed("models", "list", "--remote")).containsExactly(sentence);
        assertThat(failed("models", "list", "--remote", "--lang", "de")).containsExactly(sentence);
    }

    @Test
    void bothListsAreObjectsIfWanted() {
        done("models", "install", NAME);

        List<String> here = done("models", "list", "--json");
        assertThat(object(here.getFirst()).get("in_use").getAsBoolean()).isTrue();
        JsonObject installed = object(here.get(1));
        assertThat(installed.get("name").getAsString()).isEqualTo(NAME);
        assertThat(installed.get("folder").getAsString())
                .isEqualTo(models.resolve(NAME).toString());
        assertThat(installed.get("in_use").getAsBoolean()).isFalse();
        JsonObject remote = object(
                done("models", "list", "--remote", "--json", "--lang", "en-us").getFirst());
        assertThat(remote.get("installed").getAsBoolean()).isTrue();
        assertThat(remote.get("bytes").getAsLong()).isEqualTo(zip.toFile().length());
        assertThat(remote.get("language").getAsString()).isEqualTo("en-us");
    }

    @Test
    void aFolderElsewhereIsShownAsTheOneInUse() throws IOException {
        settings("speech.model = \"" + home.resolve("mine") + "\"");
        assertThat(done("models", "list"))
                .last()
                .asString()
                .startsWith("* " + home.resolve("mine"))
                .contains("There is no model folder at " + home.resolve("mine"));
    }

    @Test
    void halfAModelIsListedAndNotPutToUse() throws IOException {
        Files.createDirectories(models.resolve("half/am"));
        Files.writeString(models.resolve("half/am/final.mdl"), "");

        assertThat(done("models", "list").get(1)).contains("half").contains("is only half a Vosk model: it lacks");
        assertThat(failed("models", "use", "half")).singleElement().asString().contains("is only half a Vosk model");
        assertThat(new Console(home).settingsFile()).content().doesNotContain("half");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "install vosk-model-smal-en-us-0.15 | there is no model vosk-model-smal-en-us-0.15 in the list of models; did you mean vosk-model-small-en-us-0.15?",
                "install small-en                   | there is no model small-en in the list of models; did you mean vosk-model-small-en-us-0.15?",
                "install zzzzzz                     | there is no model zzzzzz in the list of models; what there is, is listed by: earshot models list --remote",
                "install src                        | there is no model src in the list of models; to install the folder here: earshot models install ./src",
                "install vosk-model-spk-0.4         | vosk-model-spk-0.4 is for another task (spk) and recognises no words; what there is, is listed by: earshot models list --remote",
                "install demo                       | the demo model is a part of Earshot; to have it in use: earshot models use demo",
                "install no.zip                     | There is no file no.zip; name the zip of a Vosk model",
                "remove demo                        | the demo model is a part of Earshot and stays",
                "path demo                          | the demo model is inside Earshot and has no folder of its own",
            })
    void whatCannotBeIsSaidInALine(String words, String sentence) {
        assertThat(failed(("models " + words).split(" "))).containsExactly("earshot: " + sentence);
    }

    @Test
    void oneThatIsNotHereIsSaidWithWhereTheyAre() {
        assertThat(failed("models", "use", NAME))
                .containsExactly("earshot: There is no model " + NAME + " in " + models
                        + "; earshot models list tells which there are, earshot models install NAME gets one");
    }

    @Test
    void aRoomWithoutItsPassphraseInTheFileKeepsNobodyFromHavingAModelInUse() throws IOException {
        settings("server.url = \"http://captions.example\"\nroom.name = r\n");
        done("models", "list");
        done("models", "use", "demo");
        assertThat(new Console(home).settingsFile()).content().contains("speech.model = demo");
    }

    @Test
    void settingsThatAreWrongAreLeftAlone() throws IOException {
        settings("speech.modle = x");
        Console console = new Console(home);
        assertThat(console.run("models", "use", "demo")).isEqualTo(MISUSED);
        assertThat(console.err.text()).contains("did you mean speech.model?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models                  | say what to do with the models: list, install, use, remove or path",
                "models list --lang en   | --lang needs --remote: models on this computer do not tell their language",
                "models burn             | there is no command burn",
                "models use              | Missing required parameter: 'NAME'",
            })
    void wrongUseIsSaidInALine(String words, String problem) {
        Console console = new Console(home);
        assertThat(console.run(words.split(" "))).isEqualTo(MISUSED);
        assertThat(console.err.lines().getFirst()).isEqualTo("earshot: " + problem);
    }

    @Test
    void lookingMakesUpNoRoom() {
        done("models", "list");
        assertThat(home.resolve(".config/earshot/room.conf")).doesNotExist();
    }
}
