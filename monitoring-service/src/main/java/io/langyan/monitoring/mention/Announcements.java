package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Signal;
import io.langyan.monitoring.topics.MentionTopic;
import io.langyan.monitoring.topics.TopicWriter.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is told onwards about a batch. Ids are derived from what is told: told twice, it is known to be the same. */
final class Announcements {

    private static final int EXCERPT_BEFORE = 40;
    private static final int EXCERPT_AFTER = 100;

    private Announcements() {}

    static List<Outgoing> of(Ledger.Outcome outcome, Instant now) {
        List<Outgoing> events = new ArrayList<>();
        for (Concern concern : outcome.concerns()) {
            for (MentionObserved sample : concern.entry().heard().samples()) {
                events.add(mention(concern, concern.matched(sample)));
            }
        }
        outcome.ringing().forEach(ringing -> events.add(hit(ringing, now)));
        return events;
    }

    private static Outgoing mention(Concern concern, MentionMatched matched) {
        return MentionTopic.record(
                matched, concern.watch().drill(), concern.watch().planVersion());
    }

    private static Outgoing hit(HitGroups.Ringing ringing, Instant now) {
        Concern concern = ringing.concern();
        MentionObserved first = concern.entry().heard().first();
        MentionObserved rang = concern.entry().heard().said().observed();
        Signal.HitFound hit = new Signal.HitFound(
                concern.brand(),
                concern.entry().id(),
                first.platform(),
                first.externalId(),
                rang.url() == null ? first.url() : rang.url(),
                excerpt(rang, concern.at()),
                concern.terms(),
                ringing.group().toString(),
                first.publishedAt(),
                first.receivedAt(),
                now,
                ringing.size());
        return new Outgoing(
                MentionTopic.derivedId(
                        "hit|" + concern.brand() + '|' + concern.entry().id()),
                concern.brand(),
                concern.brand(),
                concern.watch().drill(),
                concern.watch().planVersion(),
                hit);
    }

    /** The words around the first term. */
    private static String excerpt(MentionObserved observed, int at) {
        String whole = observed.title() == null
                ? observed.text()
                : observed.text() == null ? observed.title() : observed.title() + '\n' + observed.text();
        int from = Math.max(0, Math.min(at, whole.length()) - EXCERPT_BEFORE);
        int to = Math.min(whole.length(), at + EXCERPT_AFTER);
        return whole.substring(atCharacter(whole, from), atCharacter(whole, to));
    }

    /** Half an emoji is no character, and shows as a question mark on the listener's phone. */
    private static int atCharacter(String text, int index) {
        boolean within = index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return within ? index - 1 : index;
    }
}
