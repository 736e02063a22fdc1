package dev.earshot.hotkey;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** Another program's window, which has the focus and so gets what is typed. */
@SuppressWarnings("restricted")
final class FocusedWindow implements AutoCloseable {
    private static final int EVENT_MASK = 1 << 11;
    private static final int KEY_PRESSES = 1;

    private final Arena arena = Arena.ofShared();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libxcb.so.1", arena);
    private final MemorySegment connection;

    FocusedWindow(String display) throws Throwable {
        connection = (MemorySegment) function("xcb_connect", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
                .invokeExact(arena.allocateFrom(display), MemorySegment.NULL);
        var setup = (MemorySegment) function("xcb_get_setup", FunctionDescriptor.of(ADDRESS, ADDRESS))
                .invokeExact(connection);
        var first = MemoryLayout.structLayout(ADDRESS, JAVA_INT, JAVA_INT);
        int root = ((MemorySegment) function("xcb_setup_roots_iterator", FunctionDescriptor.of(first, ADDRESS))
                        .invokeExact((SegmentAllocator) arena, setup))
                .get(ADDRESS, 0)
                .reinterpret(4)
                .get(JAVA_INT, 0);
        int window = (int) function("xcb_generate_id", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                .invokeExact(connection);
        MethodHandle create = function(
                "xcb_create_window",
                FunctionDescriptor.of(
                        JAVA_INT,
                        ADDRESS,
                        JAVA_BYTE,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_SHORT,
                        JAVA_SHORT,
                        JAVA_SHORT,
                        JAVA_SHORT,
                        JAVA_SHORT,
                        JAVA_SHORT,
                        JAVA_INT,
                        JAVA_INT,
                        ADDRESS));
        MemorySegment events = arena.allocateFrom(JAVA_INT, KEY_PRESSES);
        int unusedCreated = (int) create.invokeExact(
                connection,
                (byte) 0,
                window,
                root,
                (short) 0,
                (short) 0,
                (short) 50,
                (short) 50,
                (short) 0,
                (short) 0,
                0,
                EVENT_MASK,
                events);
        int unusedMapped = (int) function("xcb_map_window", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT))
                .invokeExact(connection, window);
        MethodHandle focus = function(
                "xcb_set_input_focus", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BYTE, JAVA_INT, JAVA_INT));
        int unusedFocused = (int) focus.invokeExact(connection, (byte) 0, window, 0);
        settle();
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    /** Once the server has answered, all that it had to say before is here. */
    private void settle() throws Throwable {
        int cookie = (int) function("xcb_get_input_focus", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                .invokeExact(connection);
        var answer = (MemorySegment)
                function("xcb_get_input_focus_reply", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS))
                        .invokeExact(connection, cookie, MemorySegment.NULL);
        free(answer);
    }

    private static void free(MemorySegment segment) throws Throwable {
        Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS))
                .invokeExact(segment);
    }

    /** The codes of the keys that were pressed since it was last asked. */
    List<Integer> typed() throws Throwable {
        settle();
        var typed = new ArrayList<Integer>();
        MethodHandle poll = function("xcb_poll_for_event", FunctionDescriptor.of(ADDRESS, ADDRESS));
        for (var event = (MemorySegment) poll.invokeExact(connection);
                !event.equals(MemorySegment.NULL);
                event = (MemorySegment) poll.invokeExact(connection)) {
            if (event.reinterpret(32).get(JAVA_BYTE, 0) == Xcb.KEY_PRESS) {
                typed.add(event.reinterpret(32).get(JAVA_BYTE, 1) & 0xff);
            }
            free(event);
        }
        return typed;
    }

    @Override
    public void close() {
        try {
            function("xcb_disconnect", FunctionDescriptor.ofVoid(ADDRESS)).invokeExact(connection);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        arena.close();
    }
}
