package io.langyan.monitoring.contentcheck;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Why a kind of phrase is risky.
 *
 * @param id stable, told as the rule of a finding
 * @param industries whose texts it is asked of
 * @param law the clause it rests on
 * @param source where the clause was read
 */
record RuleGroup(
        String id,
        Severity severity,
        Set<Industry> industries,
        Wording law,
        Wording reason,
        Wording suggestion,
        String source) {

    private static final int COLUMNS = 10;

    static RuleGroup of(List<String> row) {
        if (row.size() != COLUMNS) {
            throw new IllegalArgumentException("a group has " + COLUMNS + " columns: " + row);
        }
        return new RuleGroup(
                row.get(0),
                Severity.valueOf(row.get(1)),
                industries(row.get(2)),
                new Wording(row.get(3), row.get(4)),
                new Wording(row.get(5), row.get(6)),
                new Wording(row.get(7), row.get(8)),
                row.get(9));
    }

    private static Set<Industry> industries(String column) {
        if ("*".equals(column)) {
            return EnumSet.allOf(Industry.class);
        }
        boolean except = column.startsWith("-");
        EnumSet<Industry> named = EnumSet.noneOf(Industry.class);
        for (String name : column.substring(except ? 1 : 0).split(",")) {
            named.add(Industry.valueOf(name));
        }
        return except ? EnumSet.complementOf(named) : named;
    }
}
