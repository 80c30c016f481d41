package io.langyan.grading.backtest;

import io.langyan.grading.level.Told;
import io.langyan.grading.observation.Observation;
import java.util.Arrays;

/** What each sample tells of its mention under one plan, which knows the brand's own accounts and the media. */
final class ToldColumn {

    private final BacktestSettings settings;
    private Told[] told = new Told[1024];
    private Told[] lastOfMention = new Told[256];
    private int size;

    ToldColumn(BacktestSettings settings) {
        this.settings = settings;
    }

    void add(int mention, Observation seen) {
        if (size == told.length) {
            told = Arrays.copyOf(told, size + (size >> 1));
        }
        told[size++] = same(mention, settings.told(seen));
    }

    /** The same object for equal ones in a row: most samples tell nothing new. */
    private Told same(int mention, Told tells) {
        if (mention >= lastOfMention.length) {
            lastOfMention = Arrays.copyOf(lastOfMention, mention + (mention >> 1));
        }
        if (!tells.equals(lastOfMention[mention])) {
            lastOfMention[mention] = tells;
        }
        return lastOfMention[mention];
    }

    Told of(int sample) {
        return told[sample];
    }
}
