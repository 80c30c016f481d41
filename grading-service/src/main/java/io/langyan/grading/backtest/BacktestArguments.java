package io.langyan.grading.backtest;

import java.util.Iterator;
import java.util.List;

/** The command line of a backtest. */
record BacktestArguments(String file, String plan, String window, String story, boolean members) {

    private static final String USAGE =
            "usage: backtest FILE|- [--plan FILE] [--window sliding|since-first] [--story cluster|externalId|field:NAME] [--members] [--read]";

    /** @throws IllegalArgumentException with the usage */
    static BacktestArguments parse(String[] arguments) {
        String file = null;
        String plan = null;
        String window = null;
        String story = null;
        boolean members = false;
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            switch (argument) {
                case "--plan" -> plan = value(left, argument);
                case "--window" -> window = value(left, argument);
                case "--story" -> story = value(left, argument);
                case "--members" -> members = true;
                case "--read" -> {
                    // readings are added by whoever pipes the observations in
                }
                default -> {
                    if (file != null || argument.startsWith("--")) {
                        throw new IllegalArgumentException("what is " + argument + "? " + USAGE);
                    }
                    file = argument;
                }
            }
        }
        if (file == null) {
            throw new IllegalArgumentException(USAGE);
        }
        return new BacktestArguments(file, plan, window, story, members);
    }

    private static String value(Iterator<String> left, String option) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return left.next();
    }
}
