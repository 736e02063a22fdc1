package dev.earshot.words;

/** How far what was typed is from what may have been meant; for "did you mean". Pure. */
public final class Typing {
    /** No more mistakes than this are taken for a slip. */
    public static final int FARTHEST = 3;

    private Typing() {}

    /**
     * Levenshtein's distance: letters to insert, leave out or replace. Where the lengths alone say that it is more than
     * {@link #FARTHEST}, it is not counted, since what somebody wrote may be of any length.
     */
    public static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
