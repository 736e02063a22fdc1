package dev.earshot.models;

/** Is told how an installation goes, on whichever thread does the work, one call at a time. */
public interface InstallProgress {
    /** What takes its time. */
    enum Stage {
        DOWNLOAD,
        CHECK,
        UNPACK
    }

    /**
     * Some of it is done.
     *
     * @param done bytes, from 0 or from where an earlier download broke off; less than before where it begins anew
     * @param whole bytes; the last call of a stage that succeeds has {@code done} equal to it
     */
    void at(Stage stage, long done, long whole);

    /** Something did not go as it should; the sentence says what, and what is done about it. */
    void note(String sentence);
}
