package io.langyan.grading.backtest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of a backtest.
 *
 * @param options those that were given, with their values; those without have an empty one
 */
record BacktestArguments(String file, Map<String, String> options) {

    private static final String USAGE =
            "usage: backtest FILE|- [--plan FILE] [--window sliding|since-first] [--story cluster|externalId|field:NAME] [--members] [--read]"
                    + " or, to compare two plans, backtest FILE|- [--plan FILE] --against FILE [--all] [--json] [--lang zh|en] [--window …] [--story …] [--read]";
    private static final Set<String> WITH_VALUE = Set.of("--plan", "--against", "--window", "--story", "--lang");
    /** Readings are added by whoever pipes the observations in. */
    private static final Set<String> WITHOUT = Set.of("--members", "--all", "--json", "--read");

    private static final Set<String> OF_COMPARISONS = Set.of("--all", "--json", "--lang");

    /** @throws IllegalArgumentException with the usage */
    static BacktestArguments parse(String[] arguments) {
        String file = null;
        Map<String, String> options = new HashMap<>();
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            if (WITH_VALUE.contains(argument)) {
                options.put(argument, value(left, argument));
            } else if (WITHOUT.contains(argument)) {
                options.put(argument, "");
            } else if (file != null || argument.startsWith("--")) {
                throw new IllegalArgumentException("what is " + argument + "? " + USAGE);
            } else {
                file = argument;
            }
        }
        return new BacktestArguments(file, options).checked();
    }

    private static String value(Iterator<String> left, String option) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return left.next();
    }

    private BacktestArguments checked() {
        if (file == null) {
            throw new IllegalArgumentException(USAGE);
        }
        Set<String> alone = new HashSet<>(options.keySet());
        alone.retainAll(OF_COMPARISONS);
        if (!compares() && !alone.isEmpty()) {
            throw new IllegalArgumentException(alone.iterator().next() + " needs --against; " + USAGE);
        }
        return this;
    }

    boolean compares() {
        return has("--against");
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** Null when not given. */
    String of(String option) {
        return options.get(option);
    }
}
