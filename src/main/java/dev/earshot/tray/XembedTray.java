package dev.earshot.tray;

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
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an X server for a tray after the older protocol, https://specifications.freedesktop.org/systemtray-spec/0.3/.
 * Through libxcb, since libX11 would end the process if the server died meanwhile.
 */
@SuppressWarnings("restricted") // Native code is what the program is started with the leave for.
final class XembedTray {
    private static final Logger LOG = LoggerFactory.getLogger(XembedTray.class);
    /** Of a reply, as in {@code xcb/xproto.h}: after its head of 8 bytes comes the atom or the window. */
    private static final int ANSWER = 8;

    private static final AddressLayout REPLY = ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(32, JAVA_BYTE));

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup xcb;
    private final Arena arena;

    private XembedTray(Arena arena) {
        this.arena = arena;
        this.xcb = SymbolLookup.libraryLookup("libxcb.so.1", arena);
    }

    /**
     * Whether somebody owns the selection by which such trays are found.
     *
     * @param display as in the environment variable {@code DISPLAY}
     */
    static boolean isThere(String display) {
        try (Arena arena = Arena.ofConfined()) {
            return new XembedTray(arena).hasOwner(display);
        } catch (Throwable e) { // What invokeExact declares; without libxcb there is nothing to draw with either.
            LOG.info("the X server can't be asked for a tray: {}", e.toString());
            return false;
        }
    }

    private boolean hasOwner(String display) throws Throwable {
        MemorySegment screen = arena.allocate(JAVA_INT);
        MemorySegment server = (MemorySegment) function("xcb_connect", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
                .invokeExact(arena.allocateFrom(display), screen);
        try {
            String name = "_NET_SYSTEM_TRAY_S" + screen.get(JAVA_INT, 0);
            int atom = answer(server, "xcb_intern_atom_reply", (int) function(
                            "xcb_intern_atom", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BYTE, JAVA_SHORT, ADDRESS))
                    .invokeExact(server, (byte) 0, (short) name.length(), arena.allocateFrom(name)));
            return answer(server, "xcb_get_selection_owner_reply", (int)
                            function("xcb_get_selection_owner", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT))
                                    .invokeExact(server, atom))
                    != 0;
        } finally {
            function("xcb_disconnect", FunctionDescriptor.ofVoid(ADDRESS)).invokeExact(server);
        }
    }

    /** Waits for the one number in a reply; 0 where none comes, as from a server that is not there. */
    private int answer(MemorySegment server, String function, int cookie) throws Throwable {
        MemorySegment reply =
                (MemorySegment) function(function, FunctionDescriptor.of(REPLY, ADDRESS, JAVA_INT, ADDRESS))
                        .invokeExact(server, cookie, MemorySegment.NULL);
        if (reply.equals(MemorySegment.NULL)) {
            return 0;
        }
        int number = reply.get(JAVA_INT, ANSWER);
        linker.downcallHandle(linker.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS))
                .invokeExact(reply);
        return number;
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(xcb.findOrThrow(name), descriptor);
    }
}
