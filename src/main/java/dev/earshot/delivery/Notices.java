package dev.earshot.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says a trouble once, not once a caption, and that all are over. Troubles may take turns, such as a server that is away
 * and an outbox that is full: each is said once all the same. For many threads.
 */
final class Notices {
    private final Consumer<String> listener;
    private final Set<String> troubles = new HashSet<>();

    Notices(Consumer<String> listener) {
        this.listener = listener;
    }

    void trouble(String sentence) {
        synchronized (this) {
            // One of two may only say more of the same.
            if (sentence.isEmpty()
                    || troubles.stream().anyMatch(said -> said.startsWith(sentence) || sentence.startsWith(said))) {
                return;
            }
            troubles.add(sentence);
        }
        listener.accept(sentence);
    }

    void allIsWell() {
        synchronized (this) {
            if (troubles.isEmpty()) {
                return;
            }
            troubles.clear();
        }
        listener.accept("The room server takes captions again");
    }
}
