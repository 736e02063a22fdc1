package dev.earshot.hotkey;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/**
 * The keyboard extension of an X server. Its own library, libxcb-xkb, is not everywhere, so the few requests are written
 * here, as in {@code X11/extensions/XKBproto.h}.
 */
@SuppressWarnings("restricted")
final class Xkb {
    private static final int USE_EXTENSION = 0;
    private static final int SELECT_EVENTS = 1;
    private static final int PER_CLIENT_FLAGS = 21;
    private static final short CORE_KEYBOARD = 0x100;
    private static final short NEW_KEYBOARD_AND_MAP_NOTIFY = 1 | 1 << 1;
    private static final short ALL_OF_THE_MAP = 0xff;
    private static final int DETECTABLE_AUTO_REPEAT = 1;

    private final Xcb server;
    private final Arena arena;
    private final byte opcode;

    private Xkb(Xcb server, Arena arena, byte opcode) {
        this.server = server;
        this.arena = arena;
        this.opcode = opcode;
    }

    /**
     * Lets a held key be a row of presses with one release at its end, and a changed keyboard be told: the server does not
     * tell it in the core protocol's way to those that know XKB.
     *
     * @return the kind of event that tells of a changed keyboard; empty where the server has no XKB
     */
    static OptionalInt use(Xcb server) {
        try (Arena arena = Arena.ofConfined()) {
            String name = "XKEYBOARD";
            int cookie = (int) server.function(
                            "xcb_query_extension", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT, ADDRESS))
                    .invokeExact(server.connection(), (short) name.length(), arena.allocateFrom(name));
            var answer = (MemorySegment) server.reply("xcb_query_extension_reply")
                    .invokeExact(server.connection(), cookie, MemorySegment.NULL);
            if (answer.equals(MemorySegment.NULL)) {
                return OptionalInt.empty();
            }
            boolean present = answer.get(JAVA_BYTE, 8) != 0;
            byte opcode = answer.get(JAVA_BYTE, 9);
            int event = answer.get(JAVA_BYTE, 10) & 0xff;
            server.free().invokeExact(answer);
            return present && new Xkb(server, arena, opcode).setUp() ? OptionalInt.of(event) : OptionalInt.empty();
        } catch (Throwable e) {
            throw Xcb.broken(e);
        }
    }

    private boolean setUp() throws Throwable {
        MemorySegment use = request(USE_EXTENSION, 8);
        use.set(JAVA_SHORT, 4, (short) 1);

        MemorySegment flags = request(PER_CLIENT_FLAGS, 28);
        flags.set(JAVA_SHORT, 4, CORE_KEYBOARD);
        flags.set(JAVA_INT, 8, DETECTABLE_AUTO_REPEAT);
        flags.set(JAVA_INT, 12, DETECTABLE_AUTO_REPEAT);

        MemorySegment events = request(SELECT_EVENTS, 16);
        events.set(JAVA_SHORT, 4, CORE_KEYBOARD);
        events.set(JAVA_SHORT, 6, NEW_KEYBOARD_AND_MAP_NOTIFY);
        events.set(JAVA_SHORT, 10, NEW_KEYBOARD_AND_MAP_NOTIFY);
        events.set(JAVA_SHORT, 12, ALL_OF_THE_MAP);
        events.set(JAVA_SHORT, 14, ALL_OF_THE_MAP);

        return isAnswered(send(use, true)) && isAnswered(send(flags, true)) && server.check(send(events, false)) == 0;
    }

    private MemorySegment request(int minor, int length) {
        MemorySegment request = arena.allocate(length, 4);
        request.set(JAVA_BYTE, 1, (byte) minor);
        request.set(JAVA_SHORT, 2, (short) (length / 4));
        return request;
    }

    /** Gives the request's number. */
    private int send(MemorySegment request, boolean answered) throws Throwable {
        // xcb wants room for two more struct iovec before the request's own, and one after it, for padding.
        MemorySegment vectors = arena.allocate(4 * 16L, 8);
        vectors.set(ADDRESS, 32, request);
        vectors.set(JAVA_LONG, 40, request.byteSize());
        // xcb_protocol_request_t: count, extension, opcode, isvoid
        MemorySegment protocol = arena.allocate(24, 8);
        protocol.set(JAVA_LONG, 0, 2);
        protocol.set(JAVA_BYTE, 16, opcode);
        protocol.set(JAVA_BYTE, 17, (byte) (answered ? 0 : 1));
        int checked = 1;
        return (int) server.function(
                        "xcb_send_request", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS))
                .invokeExact(server.connection(), checked, vectors.asSlice(32), protocol);
    }

    private boolean isAnswered(int sequence) throws Throwable {
        MemorySegment error = arena.allocate(ADDRESS);
        var answer =
                (MemorySegment) server.reply("xcb_wait_for_reply").invokeExact(server.connection(), sequence, error);
        server.free().invokeExact(error.get(ADDRESS, 0));
        server.free().invokeExact(answer);
        return !answer.equals(MemorySegment.NULL);
    }
}
