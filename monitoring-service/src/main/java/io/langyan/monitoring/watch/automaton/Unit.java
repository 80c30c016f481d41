package io.langyan.monitoring.watch.automaton;

import java.util.List;
import java.util.UUID;

/**
 * Something listened for, compiled.
 *
 * @param atoms its words outside NOT, and their names in the author's writing
 * @param patterns its regular expressions outside NOT
 */
record Unit(
        int brand,
        UUID rule,
        Effect effect,
        boolean negative,
        Node node,
        int[] atoms,
        String[] names,
        List<Node.Matching> patterns) {}
