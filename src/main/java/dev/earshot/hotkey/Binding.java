package dev.earshot.hotkey;

/** What has become of the wish for a hotkey. */
public sealed interface Binding {
    /** One sentence or two for the user. */
    String sentence();

    /**
     * The key works.
     *
     * @param shown the key as the desktop names it, which through the portal need not be the one that was wished for
     */
    record Bound(Combination combination, Way way, String shown) implements Binding {
        @Override
        public String sentence() {
            return "The hotkey is " + shown + ".";
        }
    }

    /** The desktop's portal was asked, and may be asking its user; what comes of it is told to the listener. */
    record Asked(Combination combination) implements Binding {
        @Override
        public String sentence() {
            return "The desktop was asked for the hotkey " + combination + ".";
        }
    }

    /** Another program has that key. */
    record Taken(Combination combination, String sentence) implements Binding {
        Taken(Combination combination) {
            this(
                    combination,
                    "The hotkey " + combination + " is taken by another program; choose another, or free it there.");
        }
    }

    /** That wish can't be granted: it is no combination, the keyboard lacks the key, or the user or the desktop said no. */
    record Refused(String sentence) implements Binding {}

    /** No hotkey is wanted. */
    record Unwished() implements Binding {
        @Override
        public String sentence() {
            return "No hotkey is set.";
        }
    }

    /** There is none, although one is wanted: this desktop gives none, or takes it back. */
    record None(String sentence) implements Binding {}
}
