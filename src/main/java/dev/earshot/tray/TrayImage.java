package dev.earshot.tray;

/**
 * The icon: a speech bubble in which a dash, dots, bars of sound, crossed out or not, lines of text, a pause or an exclamation mark tell what
 * goes on to those who do not see its colour; in the corner a clock, a crossed ring or a cross when captions do not get
 * through. A pale rim keeps it readable on a dark panel, a dark body on a light one. Pure: needs neither screen nor AWT.
 */
final class TrayImage {
    private static final int PALE = 0xFFFFFF;
    private static final int GREY = 0x59616B;
    private static final int AMBER = 0xA96300;
    private static final int GREEN = 0x0B8A4B;
    private static final int BLUE = 0x1668C7;
    private static final int VIOLET = 0x7A3FA8;
    private static final int RED = 0xC8242B;
    private static final int BLACK = 0x20252B;
    /** Where the badge has its centre, in sixteenths of the image. */
    private static final double CORNER = 12.25;

    private final int size;
    /** Pixels to a sixteenth of the image, the unit in which it is drawn. */
    private final double unit;

    private final int[] pixels;

    private TrayImage(int size) {
        this.size = size;
        this.unit = size / 16.0;
        this.pixels = new int[size * size];
    }

    /**
     * The icon for a sign, row by row from the top, as ARGB with the colours not multiplied by alpha.
     *
     * @param size width and height in pixels, 16 or more
     */
    static int[] of(TraySign sign, int size) {
        TrayImage image = new TrayImage(size);
        image.draw(sign.activity());
        image.draw(sign.badge());
        return image.pixels;
    }

    private void draw(TraySign.Activity activity) {
        switch (activity) {
            case OFF -> {
                bubble(GREY, PALE);
                bar(5, 6, 6, 2, GREY);
            }
            case OPENING -> {
                bubble(AMBER, AMBER);
                dot(4);
                dot(8);
                dot(12);
            }
            case LISTENING -> {
                bubble(GREEN, GREEN);
                bar(3, 5, 2, 4, PALE);
                bar(7, 3, 2, 8, PALE);
                bar(11, 5, 2, 4, PALE);
            }
            case SPEECH -> {
                bubble(BLUE, BLUE);
                bar(3, 3, 10, 2, PALE);
                bar(3, 6, 8, 2, PALE);
                bar(3, 9, 5, 2, PALE);
            }
            case SILENCE -> {
                bubble(RED, RED);
                bar(3, 5, 2, 4, PALE);
                bar(7, 3, 2, 8, PALE);
                bar(11, 5, 2, 4, PALE);
                paint(Outline.stroke(3, 11.5, 13, 2.5, 3), RED);
                paint(Outline.stroke(3, 11.5, 13, 2.5, 1.5), PALE);
            }
            case PAUSED -> {
                bubble(VIOLET, VIOLET);
                bar(4, 3, 3, 8, PALE);
                bar(9, 3, 3, 8, PALE);
            }
            case LOST -> {
                bubble(RED, RED);
                bar(7, 2, 2, 6, PALE);
                bar(7, 9, 2, 2, PALE);
            }
        }
    }

    private void draw(TraySign.Badge badge) {
        switch (badge) {
            case FINE -> {}
            case WAITING -> {
                paint(Outline.disc(CORNER, CORNER, 3.75), PALE);
                paint(Outline.disc(CORNER, CORNER, 3), AMBER);
                paint(Outline.stroke(CORNER, CORNER - 1.7, CORNER, CORNER, 0.9), PALE);
                paint(Outline.stroke(CORNER, CORNER, CORNER + 1.3, CORNER, 0.9), PALE);
            }
            case OFFLINE -> {
                paint(Outline.disc(CORNER, CORNER, 3.75), PALE);
                paint(Outline.disc(CORNER, CORNER, 3.1), BLACK);
                paint(Outline.disc(CORNER, CORNER, 1.9), PALE);
                paint(Outline.stroke(CORNER - 2, CORNER + 2, CORNER + 2, CORNER - 2, 1.2), BLACK);
            }
            case REFUSED -> {
                Outline cross = Outline.stroke(CORNER - 2.25, CORNER - 2.25, CORNER + 2.25, CORNER + 2.25, 1.5)
                        .and(Outline.stroke(CORNER - 2.25, CORNER + 2.25, CORNER + 2.25, CORNER - 2.25, 1.5));
                paint(cross.grown(1), PALE);
                paint(cross, RED);
            }
        }
    }

    private void bubble(int edge, int body) {
        Outline shape = Outline.box(px(1), px(1), px(15), px(13), 2.5)
                .and(Outline.triangle(px(3), 10, 7.5, 11.5, px(3), px(15)));
        paint(shape.grown(1), PALE);
        paint(shape, edge);
        if (edge != body) {
            paint(Outline.box(px(1), px(1), px(15), px(13), 2.5).grown(-1.4), body);
        }
    }

    private void bar(double x, double y, double width, double height, int color) {
        double left = px(x);
        double top = px(y);
        double right = Math.max(left + 1 / unit, px(x + width));
        double bottom = Math.max(top + 1 / unit, px(y + height));
        paint(Outline.box(left, top, right, bottom, Math.min(0.5, (right - left) / 2)), color);
    }

    private void dot(double x) {
        paint(Outline.disc(x, 7, 1.25), PALE);
    }

    private void paint(Outline outline, int color) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double distance = outline.distance((column + 0.5) / unit, (row + 0.5) / unit);
                double cover = Math.clamp(0.5 - distance * unit, 0, 1);
                if (cover > 0) {
                    int at = row * size + column;
                    pixels[at] = over(pixels[at], color, cover);
                }
            }
        }
    }

    /** Source over destination, after Porter and Duff. */
    private static int over(int below, int color, double cover) {
        double alphaBelow = (below >>> 24) / 255.0 * (1 - cover);
        double alpha = cover + alphaBelow;
        int mixed = (int) Math.round(alpha * 255) << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            double channel = (color >> shift & 0xFF) * cover + (below >> shift & 0xFF) * alphaBelow;
            mixed |= (int) Math.round(channel / alpha) << shift;
        }
        return mixed;
    }

    /** The same place on the pixel grid: straight edges stay sharp in small images. */
    private double px(double units) {
        return Math.round(units * unit) / unit;
    }
}
