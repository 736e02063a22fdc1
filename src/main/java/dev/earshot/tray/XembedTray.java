package dev.earshot.tray;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks an X server for a tray after the older protocol, https://specifications.freedesktop.org/systemtray-spec/0.3/. */
@SuppressWarnings("restricted") // Native code is what the program is started with the leave for.
final class XembedTray {
    private static final Logger LOG = LoggerFactory.getLogger(XembedTray.class);

    private XembedTray() {}

    /**
     * Whether somebody owns the selection by which such trays are found.
     *
     * @param display as in the environment variable {@code DISPLAY}
     */
    static boolean isThere(String display) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
            MemorySegment server =
                    (MemorySegment) function(x11, "XOpenDisplay", ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                            .invokeExact(arena.allocateFrom(display));
            if (server.equals(MemorySegment.NULL)) {
                return false;
            }
            int screen = (int) function(x11, "XDefaultScreen", ValueLayout.JAVA_INT, ValueLayout.ADDRESS)
                    .invokeExact(server);
            long selection = (long) function(
                            x11,
                            "XInternAtom",
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT)
                    .invokeExact(server, arena.allocateFrom("_NET_SYSTEM_TRAY_S" + screen), 0);
            long owner = (long) function(
                            x11,
                            "XGetSelectionOwner",
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG)
                    .invokeExact(server, selection);
            int closed = (int) function(x11, "XCloseDisplay", ValueLayout.JAVA_INT, ValueLayout.ADDRESS)
                    .invokeExact(server);
            LOG.debug("display {}: tray {}, closed {}", display, owner, closed);
            return owner != 0;
        } catch (Throwable e) { // What invokeExact declares; without libX11 there is nothing to draw with either.
            LOG.info("the X server can't be asked for a tray: {}", e.toString());
            return false;
        }
    }

    private static MethodHandle function(
            SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }
}
