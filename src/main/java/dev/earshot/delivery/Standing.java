package dev.earshot.delivery;

/**
 * One consistent look at the outbox and the way to the server. Pure.
 *
 * @param retrying captions whose fate is open after at least one attempt failed
 */
record Standing(DeliveryFigures figures, Link link, long retrying) {
    /**
     * What a user is told of it. That the server is away comes before a refusal, which may be over once it is back.
     *
     * @param atOnce captions that may be in flight; as many are no wait
     * @param away why the last look found no server, in a user's words; blank if it found one or one was reached since
     */
    Sync sync(int atOnce, String away) {
        long open = figures.queued() + figures.inFlight();
        if (link.offline()) {
            return new Sync.Offline(open, link.reason());
        }
        if (!away.isEmpty()) {
            return new Sync.Offline(open, away);
        }
        if (!link.refusal().isEmpty()) {
            return new Sync.Refused(link.refusal());
        }
        return retrying > 0 || open > atOnce ? new Sync.Waiting(open) : new Sync.Fine();
    }
}
