package dev.earshot.hotkey;

import dev.earshot.bus.SessionBus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The global hotkey, by whichever way this desktop has. For many threads. */
public final class Hotkey implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hotkey.class);
    private static final Binding NOT_WANTED = new Binding.Unwished();

    private final Optional<Way> way;
    private final Map<String, String> environment;
    private final Optional<SessionBus> bus;
    private final Listener listener;

    private @Nullable Grip grip;
    private Binding binding = NOT_WANTED;
    /** The key that works, also while another is asked for. */
    private Binding.@Nullable Bound bound;

    private boolean closed;

    private Hotkey(Optional<Way> way, Map<String, String> environment, Optional<SessionBus> bus, Listener listener) {
        this.way = way;
        this.environment = Map.copyOf(environment);
        this.bus = bus;
        this.listener = listener;
    }

    /**
     * Makes it ready; it hears nothing before {@link #change} names a key.
     *
     * @param os as in the system property {@code os.name}
     * @param bus is needed for Wayland only, and must outlive the hotkey
     */
    public static Hotkey start(
            String os, Map<String, String> environment, Optional<SessionBus> bus, Listener listener) {
        return new Hotkey(Way.of(os, environment, bus.isPresent()), environment, bus, listener);
    }

    /**
     * Wishes for another key, or for none by an empty text. The one before is given up only once the new one is bound, so
     * that it goes on working where that can't be had.
     *
     * @param wish as {@link Combination#parse} takes it
     * @return what has become of the wish
     */
    public synchronized Binding change(String wish) {
        if (closed) {
            return binding;
        }
        Optional<Combination> combination;
        try {
            combination = Combination.parse(wish);
        } catch (IllegalArgumentException e) {
            return note(new Binding.Refused(String.valueOf(e.getMessage())));
        }
        if (combination.isEmpty()) {
            if (grip != null) {
                grip.release();
            }
            return note(NOT_WANTED);
        }
        return note(bind(combination.get()));
    }

    private Binding bind(Combination combination) {
        if (way.isEmpty()) {
            return new Binding.None("This desktop gives programs no global hotkey. " + Advice.sentence(environment));
        }
        try {
            Grip ready = grip == null ? open(way.get()) : grip;
            grip = ready;
            return ready.bind(combination);
        } catch (NoHotkeyException e) {
            return new Binding.None(e.getMessage() + " " + Advice.sentence(environment));
        } catch (RuntimeException e) {
            LOG.error("The hotkey failed inside Earshot", e);
            return new Binding.None("The hotkey failed inside Earshot. " + Advice.sentence(environment));
        }
    }

    private Grip open(Way chosen) throws NoHotkeyException {
        return switch (chosen) {
            case X11 -> X11Hotkey.open(environment.getOrDefault("DISPLAY", ""), listener, this::changed);
            case PORTAL -> PortalHotkey.open(bus.orElseThrow(), listener, this::changed);
            case SYSTEM -> HookHotkey.open(listener);
        };
    }

    /** Notes what has become of a wish; gives it with a word on the key that is kept, if there is one. */
    private Binding note(Binding now) {
        String kept = bound == null ? "" : " Until then it is still " + bound.shown() + ".";
        return switch (now) {
            case Binding.Bound granted -> {
                bound = granted;
                binding = granted;
                yield granted;
            }
            case Binding.Asked asked -> {
                binding = asked;
                yield asked;
            }
            case Binding.Unwished unwished -> {
                bound = null;
                binding = unwished;
                yield unwished;
            }
            case Binding.None none -> {
                bound = null;
                binding = none;
                yield none;
            }
            case Binding.Taken taken -> {
                binding = bound == null ? taken : bound;
                yield new Binding.Taken(taken.combination(), taken.sentence() + kept);
            }
            case Binding.Refused refused -> {
                binding = bound == null ? refused : bound;
                yield new Binding.Refused(refused.sentence() + kept);
            }
        };
    }

    /** @param news is none if the key is lost, and a refusal if one that was asked for is not granted */
    private void changed(Binding news) {
        Binding noted;
        synchronized (this) {
            if (closed) {
                return;
            }
            noted = note(news);
        }
        LOG.info("{}", noted.sentence());
        listener.changed(noted);
    }

    /** How this desktop would give one; empty if it gives none. */
    public Optional<Way> way() {
        return way;
    }

    /** What is in force now. */
    public synchronized Binding binding() {
        return binding;
    }

    /** The key that works now, as a menu shows it, also while another is asked for or could not be had. */
    public synchronized Optional<String> inForce() {
        return Optional.ofNullable(bound).map(Binding.Bound::shown);
    }

    /** Gives up the key and waits for the thread's end; not to be called from the listener. */
    @Override
    public void close() {
        Grip last;
        synchronized (this) {
            closed = true;
            last = grip;
            grip = null;
            binding = NOT_WANTED;
            bound = null;
        }
        if (last != null) {
            last.close();
        }
    }
}
