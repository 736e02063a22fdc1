package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final URI URL = URI.create("https://mirror.example/vosk/model-list.json");
    private static final String MD5 = "09e50553f1ab57ba9b0bd0d4cd3b2e5f";

    @Test
    void anEntryIsReadAsTheOfficialListHasIt() throws ModelException {
        assertThat(Catalogue.parse("""
                        [{"lang": "en-us", "lang_text": "US English", "md5": "%s", "name": "vosk-model-small-en-us-0.15",
                          "obsolete": "false", "size": 41205931, "size_text": "39.3MiB", "type": "small",
                          "url": "https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip", "version": "0.15"},
                         {"lang": "eo", "md5": "%s", "name": "old", "obsolete": "true", "size": 5, "url": "zips/old.zip"}]
                        """.formatted(MD5, MD5), URL))
                .containsExactly(
                        new RemoteModel(
                                "vosk-model-small-en-us-0.15",
                                "en-us",
                                "US English",
                                41_205_931,
                                MD5,
                                URI.create("https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip"),
                                "small",
                                false),
                        new RemoteModel(
                                "old",
                                "eo",
                                "",
                                5,
                                MD5,
                                URI.create("https://mirror.example/vosk/zips/old.zip"),
                                "",
                                true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'name': '../evil'",
                "'name': '.hidden'",
                "'name': 'a/b'",
                "'name': 'demo'",
                "'name': ['m']",
                "'md5': ''",
                "'md5': 'xyz'",
                "'size': 0",
                "'size': 'many'",
                "'size': 1.5",
                "'url': 'file:///etc/passwd'",
                "'url': 'http://a b/'",
            })
    void anEntryThatCannotBeUsedIsLeftOut(String wrong) throws ModelException {
        String good = "{\"name\": \"m\", \"md5\": \"" + MD5 + "\", \"size\": 5, \"url\": \"m.zip\"";
        String bad = good + ", " + wrong.replace('\'', '"') + "}";
        assertThat(Catalogue.parse("[7, null, " + bad + ", " + good + "}]", URL))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html> | At URL is a web page, no list of models; see what speech.catalogue says, and whether this network wants a login first",
                "{\"a\": 1}      | What is at URL is broken, or no list of models; see what speech.catalogue says, or try later",
                "[{\"name\":     | What is at URL is broken, or no list of models; see what speech.catalogue says, or try later",
                "''              | What is at URL is broken, or no list of models; see what speech.catalogue says, or try later",
                "[]              | The list of models at URL has none with name, url, size and md5; see what speech.catalogue says",
            })
    void whatIsNoListIsSaidInASentence(String text, String sentence) {
        assertThatThrownBy(() -> Catalogue.parse(text, URL))
                .isInstanceOf(ModelException.class)
                .hasMessage(sentence.replace("URL", URL.toString()));
    }

    @Test
    void endlessNestingIsNoList() {
        assertThatThrownBy(() -> Catalogue.parse("[".repeat(2_000_000), URL)).isInstanceOf(ModelException.class);
    }

    @Test
    void aListThatIsNotThereIsSaid() throws IOException {
        try (ModelServer server = new ModelServer(new byte[0])) {
            server.replies.add(ModelServer.status(404, "text/plain", "no"));
            assertThatThrownBy(() -> Catalogue.fetch(server.url()))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("There is no list of models at " + server.url()
                            + ": its server answers 404; see what speech.catalogue says, or try later");
        }
    }

    @Test
    void moreThanAListCanBeIsNotRead() throws IOException {
        try (ModelServer server = new ModelServer(new byte[6_000_000])) {
            assertThatThrownBy(() -> Catalogue.fetch(server.url()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("is more than 5.0 MB, too much for a list of models");
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() throws IOException {
        ModelServer server = new ModelServer(new byte[0]);
        server.close();
        assertThatThrownBy(() -> Catalogue.fetch(server.url()))
                .isInstanceOf(ModelException.class)
                .hasMessage("Nothing answers at 127.0.0.1, where speech.catalogue has the list of models; see to the"
                        + " network, or install a zip that is on this computer");
    }

    @ParameterizedTest
    @CsvSource({
        "en,true",
        "EN,true",
        "en-us,true",
        "en_US,true",
        "US English,true",
        "en-in,false",
        "e,false",
        "de,false"
    })
    void aLanguageIsWithOrWithoutItsCountry(String wanted, boolean speaks) {
        assertThat(new RemoteModel("m", "en-us", "US English", 1, MD5, URL, "", false).speaks(wanted))
                .isEqualTo(speaks);
    }
}
