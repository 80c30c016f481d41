package io.langyan.notification.page;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Signal.PatrolDue;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Signal.SourceSilent;
import io.langyan.events.v1.Signal.SpikeSeen;
import io.langyan.events.v1.Signal.StaffReported;
import java.util.Map;
import java.util.UUID;

/**
 * What makes two things that could ring the same thing (归并): within a brand they are one group when their keys are equal. A key says what the thing
 * is, never when or in which order it was told.
 */
public final class GroupKey {

    private static final String MENTIONS = "mentions";

    /** The rule by what a key begins with. */
    private static final Map<String, String> RULES = Map.of(
            "hit", "same-text",
            "warn", "same-crisis",
            "forecast", "same-crisis-and-level",
            "source-silent", "same-silence",
            "patrol-due", "same-patrol",
            "patrol-missed", "same-patrol",
            "spike", "same-hour",
            "staff-report", "same-mention",
            "mute-ended", "same-mute");

    private GroupKey() {}

    public static String of(Signal signal) {
        if (signal instanceof HitFound hit) {
            return "hit/" + group(hit);
        }
        if (signal instanceof SourceSilent silent) {
            return "source-silent/" + silent.source() + "/" + silent.lastGoodAt();
        }
        if (signal instanceof PatrolDue due) {
            return "patrol-due/" + due.patrol() + "/" + due.dueAt();
        }
        if (signal instanceof PatrolMissed missed) {
            return "patrol-missed/" + missed.patrol() + "/" + missed.dueAt();
        }
        if (signal instanceof SpikeSeen spike) {
            return "spike/" + spike.hour() + measure(spike);
        }
        return "staff-report/" + ((StaffReported) signal).mentionId();
    }

    /** What it is about, the same however far a group of hits has grown. */
    public static String story(Signal signal) {
        return signal instanceof HitFound hit ? "hit/" + text(hit) : of(signal);
    }

    public static String warning(UUID crisis) {
        return "warn/" + crisis;
    }

    public static String forecast(UUID crisis, Level level) {
        return "forecast/" + crisis + "/" + level.code();
    }

    public static String muteEnded(UUID mute) {
        return "mute-ended/" + mute;
    }

    /** The code of what makes things of this key one, such as {@code same-text}. */
    public static String rule(String key) {
        int slash = key.indexOf('/');
        return RULES.getOrDefault(slash < 0 ? key : key.substring(0, slash), "same-key");
    }

    /** A group that has grown tenfold is news, so it is a group of its own to those who ring each group once. */
    private static String group(HitFound hit) {
        int digits =
                hit.groupSize() == null ? 1 : Integer.toString(hit.groupSize()).length();
        return digits == 1 ? text(hit) : text(hit) + "/" + digits;
    }

    private static String text(HitFound hit) {
        return hit.group() == null ? hit.platform() + ":" + hit.externalId() : hit.group();
    }

    /** That there is more said, and that more of it is negative, are two things. */
    private static String measure(SpikeSeen spike) {
        return spike.measure() == null || spike.measure().equals(MENTIONS) ? "" : "/" + spike.measure();
    }
}
