package dev.earshot.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * The icon: a speech bubble, in which bars of sound, a flat line, dots or an exclamation mark tell the state for those who
 * do not see its colour. A pale rim keeps it readable on a dark panel, a dark body on a light one. Needs no screen.
 */
final class TrayImage {
    private static final Color PALE = new Color(0xFFFFFF);
    private static final Color GREY = new Color(0x59616B);
    private static final Color GREEN = new Color(0x0B8A4B);
    private static final Color AMBER = new Color(0xA96300);
    private static final Color RED = new Color(0xC8242B);

    private final Graphics2D graphics;
    /** Pixels to a sixteenth of the image, the unit in which it is drawn. */
    private final double unit;

    private TrayImage(Graphics2D graphics, int size) {
        this.graphics = graphics;
        this.unit = size / 16.0;
    }

    /**
     * The icon for a sign: ARGB, transparent around the bubble.
     *
     * @param size width and height in pixels, 16 or more
     */
    static BufferedImage of(TraySign sign, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new TrayImage(graphics, size).draw(sign);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void draw(TraySign sign) {
        switch (sign) {
            case OFF -> {
                bubble(GREY, PALE);
                bar(4.5, 6, 7, 2, GREY);
            }
            case OPENING -> {
                bubble(AMBER, AMBER);
                dot(4, 7);
                dot(8, 7);
                dot(12, 7);
            }
            case LISTENING -> {
                bubble(GREEN, GREEN);
                bar(3, 5, 2, 4, PALE);
                bar(7, 3, 2, 8, PALE);
                bar(11, 4.5, 2, 5, PALE);
            }
            case PROBLEM -> {
                bubble(RED, RED);
                bar(7, 3, 2, 5, PALE);
                bar(7, 9, 2, 2, PALE);
            }
        }
    }

    private void bubble(Color edge, Color body) {
        Area shape =
                new Area(new RoundRectangle2D.Double(px(1), px(1), px(15) - px(1), px(13) - px(1), 5 * unit, 5 * unit));
        Path2D tail = new Path2D.Double();
        tail.moveTo(px(3), 10 * unit);
        tail.lineTo(px(3), px(15));
        tail.lineTo(7.5 * unit, 11.5 * unit);
        tail.closePath();
        shape.add(new Area(tail));
        paint(
                new BasicStroke((float) (2 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        .createStrokedShape(shape),
                PALE);
        paint(shape, edge);
        if (!edge.equals(body)) {
            Area inside = new Area(shape);
            inside.subtract(new Area(new BasicStroke((float) (2.6 * unit)).createStrokedShape(shape)));
            paint(inside, body);
        }
    }

    private void bar(double x, double y, double width, double height, Color color) {
        double left = px(x);
        double top = px(y);
        double right = Math.max(left + 1, px(x + width));
        double bottom = Math.max(top + 1, px(y + height));
        double round = Math.min(1.2 * unit, right - left);
        paint(new RoundRectangle2D.Double(left, top, right - left, bottom - top, round, round), color);
    }

    private void dot(double x, double y) {
        double radius = 1.25 * unit;
        paint(new Ellipse2D.Double(x * unit - radius, y * unit - radius, 2 * radius, 2 * radius), PALE);
    }

    private void paint(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    /** A place on the pixel grid: straight edges stay sharp in small images. */
    private double px(double units) {
        return Math.round(units * unit);
    }
}
