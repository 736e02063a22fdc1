package dev.earshot.delivery;

/**
 * One consistent look at the outbox: {@code offered} is always the sum of the six after it.
 *
 * @param retried attempts beyond a caption's first; one caption may count several times
 */
public record DeliveryFigures(
        long offered,
        long queued,
        long inFlight,
        long accepted,
        long refused,
        long expired,
        long dropped,
        long retried) {
    /** Of nothing. */
    public static final DeliveryFigures NONE = new DeliveryFigures(0, 0, 0, 0, 0, 0, 0, 0);

    /** Of both together. */
    public DeliveryFigures plus(DeliveryFigures other) {
        return new DeliveryFigures(
                offered + other.offered,
                queued + other.queued,
                inFlight + other.inFlight,
                accepted + other.accepted,
                refused + other.refused,
                expired + other.expired,
                dropped + other.dropped,
                retried + other.retried);
    }
}
