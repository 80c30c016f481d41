package io.langyan.notification.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.Signal.HitFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Scope LIVE = new Scope("acme", null, 7);
    private static final Scope DRILL = new Scope("acme", "d-1", 7);
    private static final UUID CRISIS = UUID.randomUUID();
    private static final UUID INCIDENT = UUID.randomUUID();

    @Test
    void fromTheFirstWarningToTheLastClockACrisisIsOneConversation() {
        assertThat(List.of(
                        request(LIVE, null, CRISIS, GroupKey.warning(CRISIS)),
                        request(LIVE, null, CRISIS, GroupKey.forecast(CRISIS, Level.L1)),
                        request(LIVE, INCIDENT, CRISIS, null)))
                .extracting(PageRequest::conversation)
                .containsOnly(CRISIS);
    }

    @Test
    void aDrillIsAConversationOfItsOwnThoughItTellsOfTheSameCrisis() {
        UUID drill = request(DRILL, null, CRISIS, null).conversation();

        assertThat(drill)
                .isNotEqualTo(CRISIS)
                .isNotEqualTo(
                        request(new Scope("acme", "d-2", 7), null, CRISIS, null).conversation())
                .isEqualTo(request(DRILL, INCIDENT, CRISIS, null).conversation());
    }

    @Test
    void anIncidentWithoutAStoryIsOneConversationAndWhatTellsOfItselfIsEachItsOwn() {
        assertThat(request(LIVE, INCIDENT, null, null).conversation())
                .isEqualTo(request(LIVE, INCIDENT, null, null).conversation());
        assertThat(request(LIVE, null, null, null).conversation())
                .isNotEqualTo(request(LIVE, null, null, null).conversation());
    }

    @Property
    void copiesOfATextAreOneConversationHoweverManyThereAreButNotOfTwoBrands(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String group,
            @ForAll @IntRange(min = 1, max = 100_000) int one,
            @ForAll @IntRange(min = 1, max = 100_000) int other) {
        UUID conversation = Conversation.of(LIVE, GroupKey.story(hit(group, one)));

        assertThat(Conversation.of(LIVE, GroupKey.story(hit(group, other)))).isEqualTo(conversation);
        assertThat(Conversation.of(LIVE, GroupKey.story(hit(group + "/2", other))))
                .isNotEqualTo(conversation);
        assertThat(Conversation.of(new Scope("beta", null, 7), GroupKey.story(hit(group, one))))
                .isNotEqualTo(conversation);
    }

    @Property
    void aHandleIsFiveCharactersThatNobodyMistakes(@ForAll long most, @ForAll long least) {
        UUID conversation = new UUID(most, least);

        assertThat(Conversation.handle(conversation))
                .matches("[0-9A-HJKMNP-TV-Z]{5}")
                .isEqualTo(Conversation.handle(new UUID(most, least)))
                .isNotEqualTo(Conversation.handle(new UUID(most, least ^ 1)))
                .isNotEqualTo(Conversation.handle(new UUID(most, least ^ 1 << 24)));
    }

    private static PageRequest request(Scope scope, UUID incident, UUID crisis, String group) {
        return new PageRequest(
                UUID.randomUUID(),
                scope,
                incident,
                crisis,
                group,
                Level.WARN,
                List.of(),
                "listener",
                "warn",
                "电池自燃",
                Map.of(),
                false,
                Instant.EPOCH);
    }

    private static HitFound hit(String group, int size) {
        Instant at = Instant.EPOCH;
        return new HitFound("acme", CRISIS, "weibo", "1", "u", "e", List.of(), group, at, at, at, size);
    }
}
