package io.langyan.monitoring.watch.automaton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Looks at the rules that a text woke, and puts together what they found. Plain loops: where much is listened for this is most of the work. */
final class Findings {

    /** More evidence than that is not kept. */
    static final int MOST_SPANS = 50;

    private static final int MOST_OF_ONE = 10;
    private static final Comparator<Span> BY_PLACE =
            Comparator.comparingInt(Span::begin).thenComparingInt(Span::end);

    private final Hits hits;
    private final Unit[] units;
    private final BrandUnits[] brands;

    Findings(Hits hits, Unit[] units, BrandUnits... brands) {
        this.hits = hits;
        this.units = units;
        this.brands = brands;
    }

    List<Found> found() {
        List<Unit> holding = null;
        for (int i = 0; i < hits.woken(); i++) {
            Unit unit = units[hits.unit(i)];
            if (unit.node().holds(hits)) {
                holding = holding == null ? new ArrayList<>(4) : holding;
                holding.add(unit);
            }
        }
        return holding == null ? List.of() : byBrand(holding);
    }

    /** In the order in which the brands were met; seldom more than a few. */
    private List<Found> byBrand(List<Unit> holding) {
        List<Found> found = new ArrayList<>(2);
        while (!holding.isEmpty()) {
            int number = holding.get(0).brand();
            List<Unit> own = new ArrayList<>(holding.size());
            List<Unit> others = new ArrayList<>();
            for (Unit unit : holding) {
                (unit.brand() == number ? own : others).add(unit);
            }
            if (!isExcluded(brands[number])) {
                found.add(found(brands[number], own));
            }
            holding = others;
        }
        return found;
    }

    private boolean isExcluded(BrandUnits brand) {
        for (Unit unit : brand.excludes()) {
            if (unit.node().holds(hits)) {
                return true;
            }
        }
        return false;
    }

    private Found found(BrandUnits brand, List<Unit> holding) {
        for (Unit tag : brand.tags()) {
            if (tag.node().holds(hits)) {
                holding.add(tag);
            }
        }
        boolean negative = false;
        List<UUID> rules = new ArrayList<>(holding.size());
        List<Span> spans = new ArrayList<>();
        for (Unit unit : holding) {
            negative |= unit.negative();
            addSpans(unit, spans);
            if (unit.rule() != null) {
                rules.add(unit.rule());
            }
        }
        spans.sort(BY_PLACE);
        return new Found(
                brand.brand(),
                terms(spans),
                negative,
                rules,
                spans.size() <= MOST_SPANS ? spans : spans.subList(0, MOST_SPANS));
    }

    private static List<String> terms(List<Span> spans) {
        List<String> terms = new ArrayList<>(spans.size());
        for (Span span : spans) {
            if (!terms.contains(span.term())) {
                terms.add(span.term());
            }
        }
        return terms;
    }

    private void addSpans(Unit unit, List<Span> spans) {
        for (int i = 0; i < unit.atoms().length; i++) {
            int hit = hits.first(unit.atoms()[i]);
            for (int seen = 0; hit >= 0 && seen < MOST_OF_ONE; seen++) {
                long place = hits.place(hit);
                add(Hits.begin(place), Hits.end(place), unit.names()[i], spans);
                hit = hits.next(hit);
            }
        }
        for (Node.Matching pattern : unit.patterns()) {
            var matcher = pattern.pattern().matcher(hits.text());
            if (matcher.find() && matcher.end() > matcher.start()) {
                add(matcher.start(), matcher.end(), pattern.source(), spans);
            }
        }
    }

    private void add(int begin, int end, String term, List<Span> spans) {
        Span span = new Span(hits.text().originOf(begin), hits.text().originAfter(end - 1), term);
        if (!spans.contains(span)) {
            spans.add(span);
        }
    }
}
