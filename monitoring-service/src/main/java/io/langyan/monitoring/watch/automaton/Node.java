package io.langyan.monitoring.watch.automaton;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** A rule as it is looked at once one of its words was found. Atoms are numbers of words. */
sealed interface Node {

    boolean holds(Hits hits);

    record Any(int[] atoms) implements Node {

        @Override
        public boolean holds(Hits hits) {
            for (int atom : atoms) {
                if (hits.has(atom)) {
                    return true;
                }
            }
            return false;
        }
    }

    record All(List<Node> parts) implements Node {

        @Override
        public boolean holds(Hits hits) {
            for (Node part : parts) {
                if (!part.holds(hits)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Either(List<Node> parts) implements Node {

        @Override
        public boolean holds(Hits hits) {
            for (Node part : parts) {
                if (part.holds(hits)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Node part) implements Node {

        @Override
        public boolean holds(Hits hits) {
            return !part.holds(hits);
        }
    }

    record On(Set<String> platforms) implements Node {

        @Override
        public boolean holds(Hits hits) {
            return hits.platform() == null || platforms.contains(hits.platform());
        }
    }

    /** @param pieces one of which stands in every text that matches: looking for them is much cheaper than the pattern; empty when none is sure */
    record Matching(Pattern pattern, String source, List<String> pieces) implements Node {

        @Override
        public boolean holds(Hits hits) {
            return mayHold(hits) && pattern.matcher(hits.text()).find();
        }

        private boolean mayHold(Hits hits) {
            for (String piece : pieces) {
                if (hits.text().contains(piece)) {
                    return true;
                }
            }
            return pieces.isEmpty();
        }
    }

    /** Distances are counted in normalised characters: what was slipped in between does not count. Words that overlap are near. */
    record Near(int[] left, int[] right, int distance) implements Node {

        @Override
        public boolean holds(Hits hits) {
            long[] ones = hits.places(left);
            long[] others = hits.places(right);
            int from = 0;
            for (long one : ones) {
                int begin = Hits.begin(one);
                while (from < others.length && Hits.begin(others[from]) + Hits.LONGEST + distance < begin) {
                    from++;
                }
                for (int i = from; i < others.length && Hits.begin(others[i]) <= Hits.end(one) + distance; i++) {
                    if (Hits.end(others[i]) + distance >= begin) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
