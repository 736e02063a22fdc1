package dev.earshot.doctor;

/** The Java that runs Earshot: one that were too old would not have come this far. */
record JavaCheck(String version, String vendor) implements Check {
    @Override
    public String what() {
        return "Java";
    }

    @Override
    public Finding look() {
        return Finding.fine(what(), version + " of " + vendor);
    }
}
