package dev.earshot.tray;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu as the bus sees it. Asked on the connection's threads. */
public final class MenuObject implements BusMenu, Properties {
    static final String PATH = "/MenuBar";
    private static final int ROOT = NumberedMenu.ROOT;
    private static final Map<String, Variant<?>> ROOT_PROPERTIES = Map.of("children-display", new Variant<>("submenu"));

    private final NumberedMenu menu;
    private final Consumer<TrayAction> chosen;
    private final Runnable opening;
    private final AtomicLong revision = new AtomicLong(1);

    MenuObject(NumberedMenu menu, Consumer<TrayAction> chosen, Runnable opening) {
        this.menu = menu;
        this.chosen = chosen;
        this.opening = opening;
    }

    /** The entries are others, or in another order, than before. */
    UInt32 nextRevision() {
        return new UInt32(revision.incrementAndGet());
    }

    /** Always with all properties: to leave some out is a panel's wish, not its right. */
    @Override
    public Two<UInt32, Node> layout(int parent, int depth, List<String> wanted) {
        Map<String, Variant<?>> properties =
                parent == ROOT ? ROOT_PROPERTIES : row(parent).variants();
        return new Two<>(new UInt32(revision.get()), node(parent, properties, depth));
    }

    /** @param depth how many menus below each other to tell of; below 0, all */
    private Node node(int id, Map<String, Variant<?>> properties, int depth) {
        List<Variant<?>> children = depth == 0
                ? List.of()
                : menu.below(id).stream()
                        .<Variant<?>>map(
                                row -> new Variant<>(node(row.id(), row.variants(), depth - 1), Node.SIGNATURE))
                        .toList();
        return new Node(id, properties, children);
    }

    private NumberedMenu.Row row(int id) {
        return menu.row(id).orElseThrow(() -> new DBusExecutionException("There is no entry " + id));
    }

    /** No ids are all ids. Panels ask for the root's as well. */
    @Override
    public List<BusMenu.Properties> groupProperties(List<Integer> ids, List<String> wanted) {
        return Stream.concat(
                        Stream.of(new BusMenu.Properties(ROOT, ROOT_PROPERTIES)),
                        menu.rows().stream().map(row -> new BusMenu.Properties(row.id(), row.variants())))
                .filter(entry -> ids.isEmpty() || ids.contains(entry.id))
                .toList();
    }

    @Override
    public Variant<?> property(int id, String property) {
        Variant<?> value = (id == ROOT ? ROOT_PROPERTIES : row(id).variants()).get(property);
        if (value == null) {
            throw new DBusExecutionException("The entry " + id + " has no property " + property);
        }
        return value;
    }

    @Override
    public void event(int id, String kind, Variant<?> data, UInt32 time) {
        if (kind.equals("clicked")) {
            menu.action(id).ifPresent(chosen);
        }
    }

    @Override
    public List<Integer> eventGroup(List<Event> events) {
        events.forEach(event -> event(event.id, event.kind, event.data, event.time));
        return events.stream()
                .map(event -> event.id)
                .filter(id -> !isThere(id) && menu.action(id).isEmpty())
                .toList();
    }

    @Override
    public boolean aboutToShow(int id) {
        opening.run();
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids) {
        opening.run();
        return new Two<>(List.of(), ids.stream().filter(id -> !isThere(id)).toList());
    }

    private boolean isThere(int id) {
        return id == ROOT || menu.row(id).isPresent();
    }

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
        return from.equals(NAME)
                ? Map.of(
                        "Version", new Variant<>(new UInt32(3)),
                        "TextDirection", new Variant<>("ltr"),
                        "Status", new Variant<>("normal"),
                        "IconThemePath", new Variant<>(List.of(), "as"))
                : Map.of();
    }

    @Override
    public <A> void Set(String from, String property, A value) {
        throw new DBusExecutionException("The property " + property + " can't be set");
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
