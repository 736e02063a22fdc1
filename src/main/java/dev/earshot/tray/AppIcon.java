package dev.earshot.tray;

/** The program's own icon, as menus of programs and packages show it: the one of listening. */
public final class AppIcon {
    private AppIcon() {}

    /**
     * Row by row from the top, as ARGB with the colours not multiplied by alpha.
     *
     * @param size width and height in pixels, 16 or more
     */
    public static int[] pixels(int size) {
        return TrayImage.of(new TraySign(TraySign.Activity.LISTENING, TraySign.Badge.FINE), size);
    }
}
