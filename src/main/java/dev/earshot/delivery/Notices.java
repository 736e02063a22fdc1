package dev.earshot.delivery;

import java.util.function.Consumer;

/** Says a trouble once, not once a caption, and that it is over. For many threads. */
final class Notices {
    private final Consumer<String> listener;
    private String trouble = "";

    Notices(Consumer<String> listener) {
        this.listener = listener;
    }

    void trouble(String sentence) {
        synchronized (this) {
            // One of the two may only say more of the same.
            if (!trouble.isEmpty() && (trouble.startsWith(sentence) || sentence.startsWith(trouble))) {
                return;
            }
            trouble = sentence;
        }
        listener.accept(sentence);
    }

    void allIsWell() {
        synchronized (this) {
            if (trouble.isEmpty()) {
                return;
            }
            trouble = "";
        }
        listener.accept("The room server takes captions again");
    }
}
