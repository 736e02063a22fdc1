package dev.earshot.tray;

import dev.earshot.agent.Command;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** The icon as the bus sees it. Shown on one thread, asked on others. */
public final class ItemObject implements BusItem, Properties {
    static final String PATH = "/StatusNotifierItem";
    /** Panels take the nearest and scale it: the usual heights of icons, and twice them. */
    private static final int[] SIZES = {16, 22, 24, 32, 44, 48, 64};

    private final Consumer<TrayAction> chosen;
    private final Map<TraySign, List<Pixmap>> icons = new ConcurrentHashMap<>();
    private volatile Map<String, Variant<?>> properties = Map.of();

    ItemObject(Consumer<TrayAction> chosen) {
        this.chosen = chosen;
    }

    void show(TrayView view) {
        List<Pixmap> icon = icons.computeIfAbsent(
                view.sign(),
                sign -> IntStream.of(SIZES)
                        .mapToObj(size -> Pixmap.of(sign, size))
                        .toList());
        properties = Map.ofEntries(
                Map.entry("Category", new Variant<>("ApplicationStatus")),
                Map.entry("Id", new Variant<>("earshot")),
                Map.entry("Title", new Variant<>("Earshot")),
                Map.entry("Status", new Variant<>("Active")),
                Map.entry("WindowId", new Variant<>(0)),
                Map.entry("IconThemePath", new Variant<>("")),
                Map.entry("IconName", new Variant<>("")),
                Map.entry("IconPixmap", new Variant<>(icon, "a(iiay)")),
                Map.entry("OverlayIconName", new Variant<>("")),
                Map.entry("AttentionIconName", new Variant<>("")),
                Map.entry("ToolTip", new Variant<>(new Tip("Earshot", escaped(view.tip())), "(sa(iiay)ss)")),
                // Else a left click would open the menu.
                Map.entry("ItemIsMenu", new Variant<>(false)),
                Map.entry("Menu", new Variant<>(new DBusPath(MenuObject.PATH))));
    }

    @Override
    public void activate(int x, int y) {
        chosen.accept(new TrayAction.Tell(Command.TOGGLE));
    }

    @Override
    public void secondaryActivate(int x, int y) {}

    @Override
    public void contextMenu(int x, int y) {}

    @Override
    public void scroll(int delta, String orientation) {}

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // dbus-java's own signature.
    public <A> A Get(String from, String property) {
        Variant<?> value = GetAll(from).get(property);
        if (value == null) {
            throw new DBusExecutionException("There is no property " + property + " in " + from);
        }
        return (A) value;
    }

    @Override
    public Map<String, Variant<?>> GetAll(String from) {
        return from.equals(NAME) ? properties : Map.of();
    }

    @Override
    public <A> void Set(String from, String property, A value) {
        throw new DBusExecutionException("The property " + property + " can't be set");
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    /** Panels read markup here. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A tooltip: an icon by name or by pixels, none of which is used, a title and a text. */
    public static final class Tip extends Struct {
        @Position(0)
        public final String iconName = "";

        @Position(1)
        public final List<Pixmap> icon = List.of();

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public Tip(String title, String text) {
            this.title = title;
            this.text = text;
        }
    }
}
