package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A reading brought along by the sender: taken when it is one of ours in shape and size. */
final class BroughtReading {

    private static final ObjectReader READING = EventJson.mapper().readerFor(Reading.class);
    private static final Set<String> LABELS =
            Set.of(Reading.Sentiment.NEGATIVE, Reading.Sentiment.NEUTRAL, Reading.Sentiment.POSITIVE);
    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final Pattern WHY = Pattern.compile("[\\P{Cntrl}&&\\P{Cs}]{0,100}");
    private static final int MOST_CODES = 20;
    private static final int MOST_EVIDENCE = 100;

    private BroughtReading() {}

    static Reading of(JsonNode brought) {
        if (brought == null || brought.isNull()) {
            return null;
        }
        Reading reading = read(brought);
        if (!isSound(reading)) {
            throw misshapen();
        }
        return reading;
    }

    private static Reading read(JsonNode brought) {
        try {
            return READING.readValue(brought);
        } catch (IOException | RuntimeException unreadable) {
            throw misshapen();
        }
    }

    private static boolean isSound(Reading reading) {
        return isSound(reading.sentiment())
                && areCodes(reading.appeals())
                && areCodes(reading.categories())
                && (reading.crisisType() == null
                        || CODE.matcher(reading.crisisType()).matches())
                && reading.evidence().size() <= MOST_EVIDENCE
                && reading.evidence().stream()
                        .allMatch(found ->
                                found.why() == null || WHY.matcher(found.why()).matches());
    }

    private static boolean isSound(Reading.Sentiment sentiment) {
        return sentiment != null
                && sentiment.label() != null
                && LABELS.contains(sentiment.label())
                && sentiment.probability() >= 0
                && sentiment.probability() <= 1
                && (sentiment.scores() == null
                        || LABELS.containsAll(sentiment.scores().keySet()));
    }

    private static boolean areCodes(List<String> codes) {
        return codes.size() <= MOST_CODES
                && codes.stream().allMatch(code -> CODE.matcher(code).matches());
    }

    private static Refusal misshapen() {
        return new Refusal(Reason.invalid("reading", "格式不对", "is misshapen"));
    }
}
