package dev.earshot.tray;

/**
 * A shape, as the distance of each point from its edge, negative inside. Drawn from that, edges are smooth at any size
 * without AWT, whose graphics would start the X11 toolkit.
 */
@FunctionalInterface
interface Outline {
    double distance(double x, double y);

    /** A box between two corners. */
    static Outline box(double left, double top, double right, double bottom, double round) {
        return (x, y) -> {
            double dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + round;
            double dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + round;
            return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
        };
    }

    static Outline disc(double centreX, double centreY, double radius) {
        return (x, y) -> Math.hypot(x - centreX, y - centreY) - radius;
    }

    /** A straight stroke with round ends. */
    static Outline stroke(double fromX, double fromY, double toX, double toY, double width) {
        double dx = toX - fromX;
        double dy = toY - fromY;
        return (x, y) -> {
            double along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy);
            double nearest = Math.clamp(along, 0, 1);
            return Math.hypot(x - fromX - nearest * dx, y - fromY - nearest * dy) - width / 2;
        };
    }

    /** A triangle with its corners clockwise on the screen. */
    static Outline triangle(double ax, double ay, double bx, double by, double cx, double cy) {
        return (x, y) ->
                Math.max(side(ax, ay, bx, by, x, y), Math.max(side(bx, by, cx, cy, x, y), side(cx, cy, ax, ay, x, y)));
    }

    private static double side(double fromX, double fromY, double toX, double toY, double x, double y) {
        return ((toY - fromY) * (x - fromX) - (toX - fromX) * (y - fromY)) / Math.hypot(toX - fromX, toY - fromY);
    }

    default Outline and(Outline other) {
        return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    /** The same, larger by so much on every side; smaller if it is negative. */
    default Outline grown(double by) {
        return (x, y) -> distance(x, y) - by;
    }
}
