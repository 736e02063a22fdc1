package dev.earshot.doctor;

import dev.earshot.config.AppFolders;
import dev.earshot.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether Earshot's folders can be written, and its secrets not be read by others. */
record FoldersCheck(AppFolders folders) implements Check {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    @Override
    public String what() {
        return "folders";
    }

    @Override
    public Finding look() {
        List<Path> all = List.of(folders.config(), folders.state(), folders.log(), folders.runtime());
        List<String> problems = new ArrayList<>();
        for (Path folder : all) {
            try {
                PrivateFiles.createFolder(folder);
                Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            } catch (IOException e) {
                problems.add(folder + " (" + e.getMessage() + ")");
            }
        }
        if (!problems.isEmpty()) {
            return Finding.failure(
                    what(),
                    "Can't be written: " + String.join(", ", problems),
                    "Make them your own: sudo chown -R \"$USER\" and chmod u+rwx");
        }
        List<Path> secrets = List.of(folders.settingsFile(), folders.roomFile());
        List<Path> open = secrets.stream().filter(FoldersCheck::isOpenToOthers).toList();
        if (!open.isEmpty()) {
            return Finding.warning(
                    what(),
                    "Other users can read " + open.getFirst() + ", where a passphrase may be",
                    "chmod 600 '" + open.getFirst() + "'");
        }
        return Finding.fine(what(), "Settings in " + folders.config() + ", the rest in " + folders.state());
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
