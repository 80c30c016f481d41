package io.langyan.grading.level;

import java.util.HashMap;
import java.util.Map;

/** How many mentions a story has, how many of them count, and what these carry. */
final class Tally {

    private final int[] carrying;
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private int mentions;
    private int counted;
    private int read;
    private int marked;
    private int media;

    Tally(int clauses) {
        this.carrying = new int[clauses];
    }

    void add(Member member) {
        count(member, 1);
    }

    /** As it was added: before anything about it changes. */
    void remove(Member member) {
        count(member, -1);
    }

    private void count(Member member, int sign) {
        mentions += sign;
        if (member.counts()) {
            counted += sign;
            read += member.read ? sign : 0;
            marked += member.marked ? sign : 0;
            for (int clause = 0; clause < carrying.length; clause++) {
                carrying[clause] += (int) (member.clauses >>> clause & 1) * sign;
            }
            portray(member, sign);
        }
    }

    private void portray(Member member, int sign) {
        media += member.byMedia ? sign : 0;
        member.reading.categories().forEach(category -> raise(categories, category, sign));
        if (member.reading.type() != null) {
            raise(types, member.reading.type(), sign);
        }
    }

    private static void raise(Map<String, Integer> counts, String what, int sign) {
        counts.merge(what, sign, (before, more) -> before + more == 0 ? null : before + more);
    }

    int counted() {
        return counted;
    }

    int read() {
        return read;
    }

    int marked() {
        return marked;
    }

    /** How many of those that count carry the clause of that index. */
    int carrying(int clause) {
        return carrying[clause];
    }

    Portrait portrait() {
        return new Portrait(types, categories, media);
    }

    Figures.Counts counts() {
        return new Figures.Counts(mentions, counted, read, marked);
    }
}
