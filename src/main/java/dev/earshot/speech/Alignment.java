package dev.earshot.speech;

import java.util.List;

/** Finds words in other words that may differ from them a little. Pure. */
final class Alignment {
    private Alignment() {}

    /**
     * How many of the first {@code words} are what {@code beginning} has become: so many that the fewest words have to be
     * changed, left out or put in; of several such numbers, the one nearest to the beginning's own length.
     */
    static int end(List<String> beginning, List<String> words) {
        int same = beginning.size();
        if (same <= words.size() && words.subList(0, same).equals(beginning)) {
            return same;
        }
        int[] costs = costs(beginning, words);
        int best = 0;
        for (int end = 1; end < costs.length; end++) {
            boolean nearer = Math.abs(end - same) < Math.abs(best - same);
            if (costs[end] < costs[best] || (costs[end] == costs[best] && nearer)) {
                best = end;
            }
        }
        return best;
    }

    /** The edit distance of {@code beginning} to each beginning of {@code words}, by its length. */
    private static int[] costs(List<String> beginning, List<String> words) {
        int[] above = new int[words.size() + 1];
        for (int end = 0; end < above.length; end++) {
            above[end] = end;
        }
        for (int i = 0; i < beginning.size(); i++) {
            int[] row = new int[above.length];
            row[0] = i + 1;
            for (int end = 1; end < row.length; end++) {
                int changed = beginning.get(i).equals(words.get(end - 1)) ? 0 : 1;
                row[end] = Math.min(above[end - 1] + changed, 1 + Math.min(above[end], row[end - 1]));
            }
            above = row;
        }
        return above;
    }
}
