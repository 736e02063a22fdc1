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
        long retried) {}
