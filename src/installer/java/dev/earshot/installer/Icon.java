package dev.earshot.installer;

import dev.earshot.tray.AppIcon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** The program's icon in the forms that systems want. */
final class Icon {
    /** In pixels; those of the icon themes of Linux desktops. */
    static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

    private Icon() {}

    /** Writes it as this system's jpackage takes it. */
    static Path write(Path folder, Platform platform) throws IOException {
        return platform == Platform.MACOS
                ? Files.write(folder.resolve("earshot.icns"), icns())
                : Files.write(folder.resolve("earshot.ico"), ico(List.of(16, 32, 48, 256)));
    }

    /** A PNG file. */
    static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, size, size, AppIcon.pixels(size), 0, size);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** A Windows icon, which has held PNG files since Vista. */
    private static byte[] ico(List<Integer> sizes) throws IOException {
        int offset = 6 + 16 * sizes.size();
        ByteBuffer head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (int size : sizes) {
            byte[] png = png(size);
            // A width of 256 is written as 0.
            head.put((byte) size).put((byte) size).putShort((short) 0);
            head.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(offset + pictures.size());
            pictures.writeBytes(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        all.writeBytes(pictures.toByteArray());
        return all.toByteArray();
    }

    /** An icon of macOS: PNG files, each behind a word that tells its size. */
    private static byte[] icns() throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(pictures);
        chunk(out, "ic07", png(128));
        chunk(out, "ic08", png(256));
        chunk(out, "ic09", png(512));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunk(new DataOutputStream(all), "icns", pictures.toByteArray());
        return all.toByteArray();
    }

    private static void chunk(DataOutputStream out, String kind, byte[] content) throws IOException {
        out.write(kind.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(8 + content.length);
        out.write(content);
    }
}
