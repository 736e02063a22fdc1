package dev.earshot.tray;

import dorkbox.systemTray.Checkbox;
import dorkbox.systemTray.Entry;
import dorkbox.systemTray.Menu;
import dorkbox.systemTray.MenuItem;
import dorkbox.systemTray.Separator;
import dorkbox.systemTray.SystemTray;
import dorkbox.updates.Updates;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trays of Windows, macOS and, over XEmbed, Linux, as dorkbox SystemTray 4.4 finds them. Its thread "Maintenance Updates" is
 * a daemon that can't be ended from outside: it sleeps for five minutes, sees that it is switched off, and ends. The end of
 * the X server is the end of the process, at once: GTK calls exit(1).
 */
final class DorkboxRenderer implements TrayRenderer {
    private final SystemTray tray;
    private final int size;
    private final Consumer<TrayAction> chosen;
    private final Map<TraySign, BufferedImage> images = new HashMap<>();
    private @Nullable TrayView shown;

    private DorkboxRenderer(SystemTray tray, Consumer<TrayAction> chosen) {
        this.tray = tray;
        this.size = Math.max(16, tray.getTrayImageSize());
        this.chosen = chosen;
    }

    /**
     * Finds the desktop's tray; it stays empty until something is shown.
     *
     * @param gtk whether it will be drawn by GTK, as on Linux
     * @param chosen is told what was chosen from the menu, on a thread of the toolkit's
     */
    static TrayRenderer open(boolean gtk, Consumer<TrayAction> chosen) throws NoTrayException, InterruptedException {
        // Five minutes after the start it would send the system's name and an id to its makers.
        Updates.INSTANCE.setENABLE(false);
        try {
            if (GraphicsEnvironment.isHeadless()) {
                throw new NoTrayException("Java was told to be headless, or its desktop part is not installed");
            }
            // AWT says in order that the X server is dead; dorkbox would start GTK first, which prints a stack trace.
            GraphicsEnvironment.getLocalGraphicsEnvironment();
            // It would refuse to work for root.
            SystemTray.ENABLE_ROOT_CHECK = false;
            if (gtk) {
                GtkStart.await();
            }
            SystemTray tray = SystemTray.get("earshot");
            if (tray == null) {
                throw new NoTrayException("the desktop has no tray");
            }
            return new DorkboxRenderer(tray, chosen);
        } catch (AWTError | LinkageError | RuntimeException e) {
            throw new NoTrayException("the desktop can't be reached (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void show(TrayView view) {
        if (shown == null || !shown.sign().equals(view.sign())) {
            tray.setImage(images.computeIfAbsent(view.sign(), this::image));
        }
        if (shown == null || !shown.menu().equals(view.menu())) {
            fill(tray.getMenu(), view.menu());
        }
        shown = view;
    }

    private BufferedImage image(TraySign sign) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, size, size, TrayImage.of(sign, size), 0, size);
        return image;
    }

    private void fill(Menu menu, TrayMenu wanted) {
        for (Entry old : List.copyOf(menu.getEntries())) {
            menu.remove(old);
        }
        add(menu, wanted.entries());
    }

    private void add(Menu menu, List<TrayMenu.Entry> wanted) {
        for (TrayMenu.Entry entry : wanted) {
            Entry added = menu.add(entry(entry));
            if (entry instanceof TrayMenu.Submenu below && added instanceof Menu inner) {
                add(inner, below.entries());
            }
        }
    }

    private Entry entry(TrayMenu.Entry wanted) {
        return switch (wanted) {
            case TrayMenu.Label label -> {
                MenuItem item = new MenuItem(label.text());
                item.setEnabled(false);
                yield item;
            }
            case TrayMenu.Item item -> new MenuItem(item.text(), event -> chosen.accept(item.action()));
            case TrayMenu.Check check -> {
                Checkbox box = new Checkbox(check.text(), event -> chosen.accept(check.action()));
                box.setChecked(check.on());
                yield box;
            }
            // It knows no radio items, and a tick would change with the click, whatever comes of it.
            case TrayMenu.Radio radio ->
                new MenuItem((radio.on() ? "● " : "○ ") + radio.text(), event -> chosen.accept(radio.action()));
            case TrayMenu.Submenu below -> new Menu(below.text());
            case TrayMenu.Separator separator -> new Separator();
        };
    }

    @Override
    public void close() {
        tray.shutdown();
    }
}
