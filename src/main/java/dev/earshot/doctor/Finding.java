package dev.earshot.doctor;

/**
 * What one check found.
 *
 * @param what was looked at, such as {@code microphone}
 * @param grade how it came out
 * @param words what was found
 * @param advice what to do; blank if there is nothing to do
 */
public record Finding(String what, Grade grade, String words, String advice) {
    static Finding fine(String what, String words) {
        return new Finding(what, Grade.FINE, words, "");
    }

    static Finding warning(String what, String words, String advice) {
        return new Finding(what, Grade.WARNING, words, advice);
    }

    static Finding failure(String what, String words, String advice) {
        return new Finding(what, Grade.FAILURE, words, advice);
    }

    static Finding untried(String what, String words, String advice) {
        return new Finding(what, Grade.UNTRIED, words, advice);
    }
}
