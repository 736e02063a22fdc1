package dev.earshot.hotkey;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * One connection to an X server through libxcb, the library beneath libX11; see {@code xcb/xproto.h}.
 *
 * <p>It is not libX11 because that has one error handler for the whole process, which GTK and AWT in the same process
 * set as they like, and ends the process when the server dies. Here both come back to the one who called.
 *
 * <p>For many threads, except that {@link #close} must be the last call.
 */
@SuppressWarnings("restricted")
final class Xcb implements AutoCloseable {
    static final int KEY_PRESS = 2;
    static final int KEY_RELEASE = 3;
    static final int MAPPING_NOTIFY = 34;
    /** The error of a grab that another client holds. */
    static final int BAD_ACCESS = 10;

    private static final int GRAB_MODE_ASYNC = 1;
    private static final int SHUT_RDWR = 2;
    /** Replies are 32 bytes and what follows them. */
    private static final int REPLY = 32;

    static final AddressLayout BYTES =
            ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Integer.MAX_VALUE, JAVA_BYTE));

    private final Arena arena = Arena.ofShared();
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library;
    private final MemorySegment connection;
    private final int root;
    private final MethodHandle free;
    private final MethodHandle waitForEvent;
    private final MethodHandle requestCheck;
    private final MethodHandle grabKey;
    private final MethodHandle ungrabKey;

    /**
     * Connects.
     *
     * @param display as in DISPLAY; the way to the server's password, XAUTHORITY, is read from the process's environment
     */
    Xcb(String display) throws NoHotkeyException {
        MemorySegment opened = MemorySegment.NULL;
        try {
            library = SymbolLookup.libraryLookup("libxcb.so.1", arena);
            free = libc("free", FunctionDescriptor.ofVoid(ADDRESS));
            waitForEvent = function("xcb_wait_for_event", FunctionDescriptor.of(BYTES, ADDRESS));
            // A cookie is a struct of one int, which is passed and returned as an int is.
            requestCheck = function("xcb_request_check", FunctionDescriptor.of(BYTES, ADDRESS, JAVA_INT));
            grabKey = function(
                    "xcb_grab_key_checked",
                    FunctionDescriptor.of(
                            JAVA_INT, ADDRESS, JAVA_BYTE, JAVA_INT, JAVA_SHORT, JAVA_BYTE, JAVA_BYTE, JAVA_BYTE));
            ungrabKey = function(
                    "xcb_ungrab_key_checked",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BYTE, JAVA_INT, JAVA_SHORT));

            MemorySegment screen = arena.allocate(JAVA_INT);
            opened = (MemorySegment) function("xcb_connect", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
                    .invokeExact(arena.allocateFrom(display), screen);
            connection = opened;
            if (!isAlive()) {
                throw new NoHotkeyException("There is no X server at DISPLAY=" + display + ".");
            }
            root = root(screen.get(JAVA_INT, 0));
        } catch (IllegalArgumentException e) {
            arena.close();
            throw new NoHotkeyException("The hotkey needs the library libxcb.so.1, which is missing.");
        } catch (NoHotkeyException e) {
            disconnect(opened);
            throw e;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** A function of libxcb's. */
    MethodHandle function(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(library.findOrThrow(name), descriptor);
    }

    private MethodHandle libc(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    /** Native handles declare that they throw anything; they throw nothing of their own. */
    static IllegalStateException broken(Throwable e) {
        return new IllegalStateException("libxcb can't be called", e);
    }

    /** The window under all others of that screen. */
    private int root(int screen) throws Throwable {
        // xcb_screen_iterator_t
        var iterator = MemoryLayout.structLayout(BYTES, JAVA_INT, JAVA_INT);
        var screens = (MemorySegment) function("xcb_setup_roots_iterator", FunctionDescriptor.of(iterator, ADDRESS))
                .invoke((SegmentAllocator) arena, setup());
        MethodHandle next = function("xcb_screen_next", FunctionDescriptor.ofVoid(ADDRESS));
        for (int i = 0; i < screen; i++) {
            next.invokeExact(screens);
        }
        return screens.get(BYTES, 0).get(JAVA_INT, 0);
    }

    private MemorySegment setup() throws Throwable {
        return (MemorySegment)
                function("xcb_get_setup", FunctionDescriptor.of(BYTES, ADDRESS)).invokeExact(connection);
    }

    /** Whether the server is there, as far as the connection has noticed. */
    boolean isAlive() {
        try {
            return (int) function("xcb_connection_has_error", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                            .invokeExact(connection)
                    == 0;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    MemorySegment connection() {
        return connection;
    }

    /** For what libxcb allocated. */
    MethodHandle free() {
        return free;
    }

    /** An event's kind and its second byte, which is the key's code where the event is of a key. */
    record Event(int type, int detail) {}

    /** Waits, without end; empty once there is no connection any more. */
    Optional<Event> await() {
        try {
            var event = (MemorySegment) waitForEvent.invokeExact(connection);
            if (event.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            // The highest bit tells of events that other clients sent.
            var read = new Event(event.get(JAVA_BYTE, 0) & 0x7f, event.get(JAVA_BYTE, 1) & 0xff);
            free.invokeExact(event);
            return Optional.of(read);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Ends {@link #await} and what comes of this connection, at once, even where the server hangs. */
    void shutDown() {
        try {
            int socket = (int) function("xcb_get_file_descriptor", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                    .invokeExact(connection);
            int ignored = (int) libc("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT))
                    .invokeExact(socket, SHUT_RDWR);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /**
     * Takes a key from all other clients.
     *
     * @return the server's error code, 0 for none
     */
    int grab(Keyboard.Grab grab) {
        try {
            return check((int) grabKey.invokeExact(
                    connection,
                    (byte) 0,
                    root,
                    (short) grab.modifiers(),
                    (byte) grab.keycode(),
                    (byte) GRAB_MODE_ASYNC,
                    (byte) GRAB_MODE_ASYNC));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Gives it back. */
    void ungrab(Keyboard.Grab grab) {
        try {
            int ignored = check(
                    (int) ungrabKey.invokeExact(connection, (byte) grab.keycode(), root, (short) grab.modifiers()));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Waits for the error code, 0 for none, of a request without an answer. */
    int check(int cookie) throws Throwable {
        var error = (MemorySegment) requestCheck.invokeExact(connection, cookie);
        if (error.equals(MemorySegment.NULL)) {
            return 0;
        }
        int code = error.get(JAVA_BYTE, 1) & 0xff;
        free.invokeExact(error);
        return code;
    }

    /** What the keys mean now; empty once there is no connection any more. */
    Optional<Keyboard> keyboard() {
        try {
            int first = setup().get(JAVA_BYTE, 34) & 0xff;
            int last = setup().get(JAVA_BYTE, 35) & 0xff;
            var reply = (MemorySegment) reply("xcb_get_keyboard_mapping_reply")
                    .invokeExact(
                            connection,
                            (int) function(
                                            "xcb_get_keyboard_mapping",
                                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BYTE, JAVA_BYTE))
                                    .invokeExact(connection, (byte) first, (byte) (last - first + 1)),
                            MemorySegment.NULL);
            if (reply.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            int width = reply.get(JAVA_BYTE, 1) & 0xff;
            int[] keysyms = reply.asSlice(REPLY, 4L * reply.get(JAVA_INT, 4)).toArray(JAVA_INT);
            free.invokeExact(reply);

            var held = (MemorySegment) reply("xcb_get_modifier_mapping_reply")
                    .invokeExact(
                            connection,
                            (int) function("xcb_get_modifier_mapping", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                                    .invokeExact(connection),
                            MemorySegment.NULL);
            if (held.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            byte[] modifiers = held.asSlice(REPLY, 4L * held.get(JAVA_INT, 4)).toArray(JAVA_BYTE);
            free.invokeExact(held);
            return Optional.of(new Keyboard(first, width, keysyms, modifiers));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** A function that waits for the answer to a request. */
    MethodHandle reply(String name) {
        return function(name, FunctionDescriptor.of(BYTES, ADDRESS, JAVA_INT, ADDRESS));
    }

    @Override
    public void close() {
        disconnect(connection);
    }

    private void disconnect(MemorySegment opened) {
        try {
            function("xcb_disconnect", FunctionDescriptor.ofVoid(ADDRESS)).invokeExact(opened);
        } catch (Throwable e) {
            throw broken(e);
        }
        arena.close();
    }
}
