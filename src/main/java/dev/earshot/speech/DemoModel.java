package dev.earshot.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The model inside this program, laid out in a temporary folder for as long as it takes Vosk to read it. */
final class DemoModel implements AutoCloseable {
    private static final List<String> FILES = List.of(
            "am/final.mdl",
            "conf/mfcc.conf",
            "conf/model.conf",
            "graph/Gr.fst",
            "graph/HCLr.fst",
            "graph/disambig_tid.int",
            "graph/words.txt",
            "graph/phones/word_boundary.int");

    private final Path folder;

    private DemoModel(Path folder) {
        this.folder = folder;
    }

    static DemoModel unpack() throws IOException {
        DemoModel model = new DemoModel(Files.createTempDirectory("earshot-demo-model"));
        try {
            for (String file : FILES) {
                Path target = model.folder.resolve(file);
                Files.createDirectories(target.getParent());
                try (InputStream in = DemoModel.class.getResourceAsStream("demo-model/" + file)) {
                    if (in == null) {
                        throw new IOException("The demo model is not whole in this build: " + file + " is missing");
                    }
                    Files.copy(in, target);
                }
            }
            return model;
        } catch (IOException e) {
            model.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        for (String inner : List.of("graph/phones", "graph", "conf", "am", "")) {
            Files.deleteIfExists(folder.resolve(inner));
        }
    }
}
