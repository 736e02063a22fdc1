package dev.earshot.tray;

import dev.earshot.agent.AgentState;
import dev.earshot.bus.SessionBus;
import dev.earshot.delivery.Sync;
import dev.earshot.desktop.Desktop;
import dev.earshot.status.Board;
import dev.earshot.status.Pictures;
import dev.earshot.status.Status;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A tray on a test's desktop without the rest of the program: what it shows is set, what is chosen in it is kept. */
final class Face implements AutoCloseable {
    final BlockingQueue<TrayAction> chosen = new LinkedBlockingQueue<>();
    final BlockingQueue<String> missing = new LinkedBlockingQueue<>();
    volatile boolean startsAtLogin;
    private final AtomicReference<Status> status =
            new AtomicReference<>(Pictures.of(new AgentState.Off(0), new Sync.Fine()));
    private final Board board = new Board(status::get);
    private final Optional<SessionBus> bus;
    private final Tray tray;

    Face(Desktop desktop) {
        bus = SessionBus.open(desktop.environment(), () -> {});
        tray = Tray.start(
                new Tray.Place("Linux", desktop.environment(), bus),
                board,
                () -> startsAtLogin,
                chosen::add,
                missing::add);
    }

    void show(AgentState state, Sync sync) {
        status.set(Pictures.of(state, sync));
        board.changed();
    }

    void showProfiles(Optional<String> inUse, List<String> names) {
        status.updateAndGet(it -> Pictures.withProfiles(it, inUse, names));
        board.changed();
    }

    @Nullable TrayAction poll(long millis) throws InterruptedException {
        return chosen.poll(millis, TimeUnit.MILLISECONDS);
    }

    TrayAction nextChosen() throws InterruptedException {
        return Objects.requireNonNull(poll(10_000), "nothing was chosen");
    }

    @Override
    public void close() {
        tray.close();
        bus.ifPresent(SessionBus::close);
    }
}
