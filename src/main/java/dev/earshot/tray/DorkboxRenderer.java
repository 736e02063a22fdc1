package dev.earshot.tray;

import dorkbox.systemTray.Entry;
import dorkbox.systemTray.Menu;
import dorkbox.systemTray.MenuItem;
import dorkbox.systemTray.Separator;
import dorkbox.systemTray.SystemTray;
import dorkbox.updates.Updates;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trays of Windows, macOS and, over X11, Linux, as dorkbox SystemTray 4.4 finds them. Its thread "Maintenance Updates" is
 * a daemon that can't be ended from outside: it sleeps for five minutes, sees that it is switched off, and ends.
 */
final class DorkboxRenderer implements TrayRenderer {
    private final SystemTray tray;
    private final Consumer<TrayAction> chosen;
    private final Map<TraySign, BufferedImage> images = new EnumMap<>(TraySign.class);
    private @Nullable TrayView shown;

    private DorkboxRenderer(SystemTray tray, Consumer<TrayAction> chosen) {
        this.tray = tray;
        this.chosen = chosen;
        for (TraySign sign : TraySign.values()) {
            images.put(sign, TrayImage.of(sign, Math.max(16, tray.getTrayImageSize())));
        }
    }

    /**
     * Finds the desktop's tray; it stays empty until something is shown.
     *
     * @param chosen is told what was chosen from the menu, on a thread of the toolkit's
     */
    static TrayRenderer open(Consumer<TrayAction> chosen) throws NoTrayException {
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
        if (shown == null || shown.sign() != view.sign()) {
            tray.setImage(images.get(view.sign()));
        }
        if (shown == null || !shown.menu().equals(view.menu())) {
            fill(tray.getMenu(), view.menu());
        }
        shown = view;
    }

    private void fill(Menu menu, TrayMenu wanted) {
        for (Entry old : List.copyOf(menu.getEntries())) {
            menu.remove(old);
        }
        for (TrayMenu.Entry entry : wanted.entries()) {
            switch (entry) {
                case TrayMenu.Label label -> {
                    MenuItem item = new MenuItem(label.text());
                    item.setEnabled(false);
                    menu.add(item);
                }
                case TrayMenu.Item item -> menu.add(new MenuItem(item.text(), event -> chosen.accept(item.action())));
                case TrayMenu.Separator separator -> menu.add(new Separator());
            }
        }
    }

    @Override
    public void close() {
        tray.shutdown();
    }
}
