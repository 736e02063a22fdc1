package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppFoldersTest {
    private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

    @Test
    void linuxHasTheFoldersOfXdg() {
        assertThat(AppFolders.of("Linux", Map.of(), HOME))
                .isEqualTo(new AppFolders(
                        HOME,
                        HOME.resolve(".config/earshot"),
                        HOME.resolve(".local/state/earshot"),
                        HOME.resolve(".local/state/earshot/log"),
                        HOME.resolve(".local/state/earshot/run"),
                        HOME.resolve(".local/share/earshot/models")));
    }

    @Test
    void theXdgVariablesMoveThem() {
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", HOME + "/c",
                "XDG_STATE_HOME", HOME + "/s",
                "XDG_DATA_HOME", HOME + "/d",
                "XDG_RUNTIME_DIR", HOME + "/r");

        assertThat(AppFolders.of("Linux", environment, HOME))
                .isEqualTo(new AppFolders(
                        HOME,
                        HOME.resolve("c/earshot"),
                        HOME.resolve("s/earshot"),
                        HOME.resolve("s/earshot/log"),
                        HOME.resolve("r/earshot"),
                        HOME.resolve("d/earshot/models")));
    }

    @Test
    void aVariableThatIsNoAbsolutePathIsIgnored() {
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", "c", "XDG_STATE_HOME", "", "XDG_DATA_HOME", "./d", "XDG_RUNTIME_DIR", "\0");

        assertThat(AppFolders.of("Linux", environment, HOME)).isEqualTo(AppFolders.of("Linux", Map.of(), HOME));
    }

    @Test
    void windowsHasRoamingSettingsAndTheRestLocal() {
        AppFolders folders =
                AppFolders.of("Windows 11", Map.of("APPDATA", HOME + "/roam", "LOCALAPPDATA", HOME + "/local"), HOME);

        assertThat(folders)
                .isEqualTo(new AppFolders(
                        HOME,
                        HOME.resolve("roam/Earshot"),
                        HOME.resolve("local/Earshot/state"),
                        HOME.resolve("local/Earshot/log"),
                        HOME.resolve("local/Earshot/run"),
                        HOME.resolve("local/Earshot/models")));
        assertThat(AppFolders.of("Windows 11", Map.of(), HOME).config())
                .isEqualTo(HOME.resolve("AppData/Roaming/Earshot"));
    }

    @Test
    void macosHasLibrary() {
        AppFolders folders = AppFolders.of("Mac OS X", Map.of("XDG_CONFIG_HOME", HOME + "/c"), HOME);

        assertThat(folders.settingsFile()).isEqualTo(HOME.resolve("Library/Application Support/Earshot/earshot.conf"));
        assertThat(folders.log()).isEqualTo(HOME.resolve("Library/Logs/Earshot"));
    }

    @Test
    void aTildeIsTheHomeFolderOnlyInFront() {
        AppFolders folders = AppFolders.of("Linux", Map.of(), HOME);

        assertThat(folders.expand("~/a/b")).isEqualTo(HOME.resolve("a/b"));
        assertThat(folders.expand("~")).isEqualTo(HOME);
        assertThat(folders.expand("~bob/a")).isEqualTo(Path.of("~bob/a"));
        assertThat(folders.expand("/a/~/b")).isEqualTo(Path.of("/a/~/b"));
    }
}
