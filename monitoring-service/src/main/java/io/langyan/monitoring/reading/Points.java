package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading;
import io.langyan.monitoring.reading.Rule.Kind;
import java.util.ArrayList;
import java.util.List;

/** Adds up what the rules found in one text say of each appeal, category and type. */
final class Points {

    private static final int NEEDED = 3;
    private static final int NEEDED_OF_TYPE = 4;
    /** Without an appeal or a category a single word is no sign of a crisis. */
    private static final int NEEDED_OF_TYPE_ALONE = 5;

    private static final String OTHER = "other";

    private final RuleText text;
    private final Contexts contexts;
    private final Sum[] appeals = new Sum[Kind.APPEAL.codes().size()];
    private final Sum[] categories = new Sum[Kind.CATEGORY.codes().size()];
    private final Sum[] types = new Sum[Kind.TYPE.codes().size()];

    Points(RuleText text, List<Found> found, Contexts contexts) {
        this.text = text;
        this.contexts = contexts;
        for (Found one : found) {
            add(one);
        }
    }

    private void add(Found found) {
        Rule rule = found.rule();
        switch (rule.kind()) {
            case APPEAL -> sum(appeals, rule).add(found, contexts.isDemanded(found));
            case CATEGORY -> {
                if (!rule.speaksFor() || !contexts.isDenied(found)) {
                    sum(categories, rule).add(found, false);
                }
            }
            case TYPE -> sum(types, rule).add(found, false);
            default -> {}
        }
    }

    private static Sum sum(Sum[] sums, Rule rule) {
        Sum sum = sums[rule.code()];
        if (sum == null) {
            sum = new Sum();
            sums[rule.code()] = sum;
        }
        return sum;
    }

    List<String> appeals() {
        List<String> said = new ArrayList<>(2);
        for (int code = 0; code < appeals.length; code++) {
            Sum sum = appeals[code];
            if (isSaid(sum) && sum.points() + (sum.isDemanded() ? 1 : 0) + contexts.leanOfAppeals() >= NEEDED) {
                said.add(Kind.APPEAL.codes().get(code));
            }
        }
        return said;
    }

    /** The strongest category, and others that are as strong. */
    List<String> categories() {
        int needed = Math.max(NEEDED - contexts.leanOfCategories(), strongest());
        List<String> said = new ArrayList<>(2);
        for (int code = 0; code < categories.length; code++) {
            if (isSaid(categories[code]) && categories[code].points() >= needed) {
                said.add(Kind.CATEGORY.codes().get(code));
            }
        }
        if (said.size() > 1) {
            said.remove(OTHER);
        }
        return said;
    }

    private int strongest() {
        int strongest = 0;
        for (Sum sum : categories) {
            strongest = isSaid(sum) ? Math.max(strongest, sum.points()) : strongest;
        }
        return strongest;
    }

    private static boolean isSaid(Sum sum) {
        return sum != null && sum.isSaid();
    }

    /** The type that most words name; without such words a complaint is public criticism, about conduct or ads the company's own doing. */
    String type(List<String> saidAppeals, List<String> saidCategories) {
        boolean alone = saidCategories.isEmpty() && saidAppeals.isEmpty();
        int most = (alone ? NEEDED_OF_TYPE_ALONE : NEEDED_OF_TYPE) - 1;
        String type = null;
        for (int code = 0; code < types.length; code++) {
            if (isSaid(types[code]) && types[code].points() + contexts.leanOfTypes() > most) {
                most = types[code].points() + contexts.leanOfTypes();
                type = Kind.TYPE.codes().get(code);
            }
        }
        return type == null && !alone ? typeOf(saidAppeals, saidCategories) : type;
    }

    private String typeOf(List<String> saidAppeals, List<String> saidCategories) {
        if (saidCategories.contains("marketing-controversy") || saidCategories.contains(OTHER)) {
            return "pr";
        }
        return contexts.isComplaint() || !saidAppeals.isEmpty() || contexts.isOwnWord() ? "opinion" : null;
    }

    /** Adds the two words that prove a code best, in the order of the text. */
    void prove(Kind kind, String code, List<Reading.Evidence> evidence) {
        Sum sum = (kind == Kind.APPEAL ? appeals : categories)[kind.codes().indexOf(code)];
        Found one = sum.proof(null);
        Found other = sum.proof(one);
        String why = (kind == Kind.APPEAL ? "appeal:" : "category:") + code;
        if (other != null && other.begin() < one.begin()) {
            evidence.add(evidence(other, why));
            other = null;
        }
        evidence.add(evidence(one, why));
        if (other != null) {
            evidence.add(evidence(other, why));
        }
    }

    private Reading.Evidence evidence(Found word, String why) {
        return new Reading.Evidence(text.start(word.begin()), text.end(word.end()), why);
    }
}
