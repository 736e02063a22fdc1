package dev.earshot.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.bus.SessionBus;
import dev.earshot.desktop.Desktop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PortalHotkeyTest {
    private Desktop desktop;
    private Process busProcess;
    private final CountDownLatch lost = new CountDownLatch(1);
    private SessionBus bus;
    private final Heard heard = new Heard();
    private Hotkey hotkey;

    @BeforeEach
    void startBus(@TempDir Path folder) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("dbus-daemon"), "The portal's test is left out: it needs dbus-daemon");
        LeftOut.unless(LeftOut.hasPythonDbus(), "The portal's test is left out: it needs python3-dbus");
        desktop = Desktop.start(folder);
        busProcess = desktop.bus();
        desktop.environment().put("WAYLAND_DISPLAY", "wayland-0");
        bus = SessionBus.open(desktop.environment(), lost::countDown).orElseThrow();
        hotkey = Hotkey.start("Linux", desktop.environment(), Optional.of(bus), heard);
    }

    @AfterEach
    void close() {
        if (hotkey != null) {
            hotkey.close();
            bus.close();
        }
        if (desktop != null) {
            desktop.close();
        }
    }

    @Test
    void isGrantedPressedAndReleased() throws IOException, InterruptedException {
        Process portal = desktop.peer("shortcuts_portal");
        assertThat(hotkey.change("ctrl+alt+l").sentence())
                .isEqualTo("The desktop was asked for the hotkey Ctrl+Alt+L.");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        assertThat(hotkey.binding()).isInstanceOf(Binding.Bound.class);
        assertThat(desktop.awaitLine("shortcuts_portal", "\"bind\"")).contains("\"preferred_trigger\": \"CTRL+ALT+l\"");
        for (int i = 0; i < 50; i++) {
            tell(portal, "press toggle");
            assertThat(heard.next()).isEqualTo("pressed");
            tell(portal, "release toggle");
            assertThat(heard.next()).isEqualTo("released");
        }
    }

    @Test
    void repeatedPressesAndOthersAreNotHeard() throws IOException, InterruptedException, DBusException {
        Process portal = desktop.peer("shortcuts_portal");
        hotkey.change("ctrl+alt+l");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        String session = desktop.awaitLine("shortcuts_portal", "create-session").replaceAll(".*\"(/.*)\".*", "$1");
        tell(portal, "press toggle");
        assertThat(heard.next()).isEqualTo("pressed");
        activate(session, "toggle");
        tell(portal, "release toggle");
        assertThat(heard.next()).isEqualTo("released");
        activate(session, "another");
        activate(session + "1", "toggle");
        tell(portal, "press toggle");
        assertThat(heard.next()).isEqualTo("pressed");
        assertThat(heard.isAll()).isTrue();
    }

    /** As the portal would say it, and not before the bus has passed it on. */
    private void activate(String session, String shortcut) throws DBusException {
        DBusConnection connection = bus.connection();
        connection.sendMessage(connection
                .getMessageFactory()
                .createSignal(
                        connection.getUniqueName(),
                        "/org/freedesktop/portal/desktop",
                        Portal.SHORTCUTS,
                        "Activated",
                        "osta{sv}",
                        new DBusPath(session),
                        shortcut,
                        new UInt64(1),
                        Map.of()));
        assertThat(connection.getDBusOwnerName(Portal.NAME)).isNotEmpty();
    }

    @Test
    void refusalIsOneSentenceAndKeepsTheKeyBefore() throws IOException, InterruptedException {
        Process portal = desktop.peer("shortcuts_portal");
        refuseNext(portal);
        hotkey.change("ctrl+alt+l");
        String refused = "The hotkey Ctrl+Alt+L was refused when the desktop asked for it.";
        assertThat(heard.next()).isEqualTo(refused);
        assertThat(hotkey.binding()).isEqualTo(new Binding.Refused(refused));

        hotkey.change("ctrl+alt+l");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        refuseNext(portal);
        hotkey.change("ctrl+alt+k");
        assertThat(heard.next())
                .isEqualTo("The hotkey Ctrl+Alt+K was refused when the desktop asked for it."
                        + " Until then it is still Ctrl+Alt+L.");
        assertThat(hotkey.binding().sentence()).isEqualTo("The hotkey is Ctrl+Alt+L.");
    }

    @Test
    void theEndOfThePortalIsTold() throws IOException, InterruptedException {
        Process portal = desktop.peer("shortcuts_portal");
        hotkey.change("ctrl+alt+l");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        tell(portal, "press toggle");
        assertThat(heard.next()).isEqualTo("pressed");
        tell(portal, "exit");
        assertThat(heard.next()).isEqualTo("released");
        assertThat(heard.next()).isEqualTo("The desktop's portal is gone, and the hotkey with it.");
        assertThat(hotkey.binding()).isInstanceOf(Binding.None.class);
    }

    @Test
    void aDeadBusIsOneSentence() throws IOException, InterruptedException {
        desktop.peer("shortcuts_portal");
        hotkey.change("ctrl+alt+l");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        busProcess.destroyForcibly();
        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(hotkey.change("ctrl+alt+k").sentence())
                .isEqualTo("The session bus is gone, and the hotkey with it.");
    }

    @Test
    void withoutAPortalTheDesktopsOwnShortcutsAreTold() {
        assertThat(hotkey.change("ctrl+alt+l"))
                .isInstanceOf(Binding.None.class)
                .extracting(Binding::sentence)
                .isEqualTo("This desktop has no portal for hotkeys (GlobalShortcuts)."
                        + " Bind a key to “earshot toggle” in your desktop's keyboard settings.");
    }

    @Test
    void nothingIsHeardOnceItIsGivenUp() throws IOException, InterruptedException {
        Process portal = desktop.peer("shortcuts_portal");
        hotkey.change("ctrl+alt+l");
        assertThat(heard.next()).isEqualTo("The hotkey is Ctrl+Alt+L.");
        assertThat(hotkey.change("").sentence()).isEqualTo("No hotkey is set.");
        tell(portal, "press toggle");
        hotkey.change("ctrl+alt+k");
        assertThat(heard.next()).startsWith("The hotkey is ");
        assertThat(heard.isAll()).isTrue();
    }

    /** The portal reads this while it is idle; its answer comes 20 ms after the question. */
    private void refuseNext(Process portal) throws IOException, InterruptedException {
        tell(portal, "refuse");
        desktop.run(
                "dbus-send",
                "--session",
                "--print-reply",
                "--dest=" + Portal.NAME,
                "/org/freedesktop/portal/desktop",
                "org.freedesktop.DBus.Properties.Get",
                "string:" + Portal.SHORTCUTS,
                "string:version");
    }

    private static void tell(Process portal, String command) throws IOException {
        portal.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        portal.getOutputStream().flush();
    }
}
