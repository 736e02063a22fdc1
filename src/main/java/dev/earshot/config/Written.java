package dev.earshot.config;

/**
 * A value as somebody wrote it.
 *
 * @param value a String for text, numbers and booleans alike, as spelt; a List or a Map otherwise
 */
record Written(Object value, Place place) {
    /** The place of all defaults. */
    static final String REFERENCE = "reference.conf";

    boolean isDefault() {
        return place.name().equals(REFERENCE);
    }

    /**
     * Where something was written.
     *
     * @param name a file's path, or what else it was read from
     * @param line from 1; 0 where there are no lines
     */
    record Place(String name, int line) {
        static final Place COMMAND_LINE = new Place("command line", 0);

        @Override
        public String toString() {
            return line > 0 ? name + ":" + line : name;
        }
    }
}
