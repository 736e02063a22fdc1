package dev.earshot.tray;

import java.nio.ByteBuffer;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** An icon as StatusNotifierItem sends it: ARGB in network byte order. Public, as all that the bus reaches must be. */
public final class Pixmap extends Struct {
    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] data;

    public Pixmap(int width, int height, byte[] data) {
        this.width = width;
        this.height = height;
        this.data = data;
    }

    static Pixmap of(TraySign sign, int size) {
        ByteBuffer data = ByteBuffer.allocate(size * size * Integer.BYTES);
        data.asIntBuffer().put(TrayImage.of(sign, size));
        return new Pixmap(size, size, data.array());
    }
}
