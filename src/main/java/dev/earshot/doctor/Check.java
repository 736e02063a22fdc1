package dev.earshot.doctor;

/** Looks at one thing. */
interface Check {
    /** What it looks at. */
    String what();

    /** Tries it; may take seconds. */
    Finding look() throws InterruptedException;
}
