package dev.earshot.app;

import java.util.List;

/** Counts how many words were missed, made up or mistaken: the edit distance between two texts, by words. Pure. */
final class WordErrors {
    private WordErrors() {}

    static int between(List<String> spoken, List<String> recognised) {
        int[] row = new int[recognised.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= spoken.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (spoken.get(i - 1).equals(recognised.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[recognised.size()];
    }
}
