package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Reading;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.watch.Match;
import io.langyan.monitoring.watch.WatchTerms;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mention says, matched and read.
 *
 * @param wordings all that it was seen to say
 * @param observed the newest of the batch with the words that stand; when none has them, the newest of all with these words instead of its own
 * @param matches of the words that stand
 * @param once brands that only other words of the batch concern
 * @param reading of the words that stand, or a person's
 */
record Said(Wordings wordings, MentionObserved observed, List<Match> matches, Set<String> once, Reading reading) {

    /** @param batch at least one observation of the mention */
    static Said by(List<MentionObserved> batch, WatchTerms terms, Reader reader) {
        List<Wording> each = batch.stream().map(Wording::of).toList();
        Wordings all = Wordings.of(each).readBy(reader);
        MentionObserved observed = bringing(all.standing(), each, batch);
        Set<String> others = all.earlier().stream()
                .flatMap(one -> brands(terms.find(observed.platform(), one.title(), one.text())))
                .collect(Collectors.toSet());
        return matched(all, observed, others, terms);
    }

    /** The same, beside what was known before. */
    Said beside(Wordings known, WatchTerms terms, Reader reader) {
        Wordings all = known.and(wordings).readBy(reader);
        Wording now = all.standing();
        return now.hash() == wordings.standing().hash()
                ? new Said(all, observed, matches, once, now.reading())
                : matched(all, instead(now, observed), brands(), terms);
    }

    private static Said matched(Wordings all, MentionObserved observed, Set<String> others, WatchTerms terms) {
        Wording now = all.standing();
        List<Match> matches = terms.find(observed.platform(), now.title(), now.text());
        Set<String> once = new TreeSet<>(others);
        brands(matches).forEach(once::remove);
        return new Said(all, observed, matches, once, now.reading());
    }

    Said readAs(Reading better) {
        return new Said(wordings, observed, matches, once, better);
    }

    /** Those that any words of the batch concern. */
    Set<String> brands() {
        return Stream.concat(brands(matches), once.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isNegativeByRule() {
        return matches.stream().anyMatch(Match::negativeByRule);
    }

    /** Of {@link Reading.Sentiment}, or null. */
    String label() {
        return reading.sentiment() == null ? null : reading.sentiment().label();
    }

    private static Stream<String> brands(List<Match> matches) {
        return matches.stream().map(Match::brand);
    }

    private static MentionObserved bringing(Wording now, List<Wording> each, List<MentionObserved> batch) {
        MentionObserved newest = null;
        for (int i = 0; i < batch.size(); i++) {
            MentionObserved one = batch.get(i);
            boolean isLater = newest == null || newest.observedAt().isBefore(one.observedAt());
            newest = each.get(i).hash() == now.hash() && isLater ? one : newest;
        }
        return newest;
    }

    private static MentionObserved instead(Wording now, MentionObserved own) {
        return new MentionObserved(
                own.platform(),
                own.externalId(),
                own.kind(),
                own.parentId(),
                own.url(),
                now.title(),
                now.text(),
                own.author(),
                own.publishedAt(),
                own.observedAt(),
                own.receivedAt(),
                own.counters(),
                own.source(),
                own.reading());
    }
}
