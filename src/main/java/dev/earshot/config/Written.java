package dev.earshot.config;

/**
 * A value as somebody wrote it.
 *
 * @param value a String for text, numbers and booleans alike, as spelt; a List or a Map otherwise
 * @param profile the profile that says so; empty outside of all
 */
record Written(Object value, Place place, String profile) {
    /** The name of the place of all defaults. */
    static final String REFERENCE = "reference.conf";

    /** One outside of all profiles. */
    Written(Object value, Place place) {
        this(value, place, "");
    }

    /** The same as what a profile says. */
    Written in(String name) {
        return new Written(value, place, name);
    }

    boolean isDefault() {
        return place.name().equals(REFERENCE);
    }

    boolean isInProfile() {
        return !profile.isEmpty();
    }

    /** The full name under which it was written, of a setting that goes by this one. */
    String spelt(String key) {
        return isInProfile() ? Profiles.GROUP + "." + profile + "." + key : key;
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
