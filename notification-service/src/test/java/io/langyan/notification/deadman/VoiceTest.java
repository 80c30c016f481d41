package io.langyan.notification.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Channel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The switch speaks through what does not fail with the first channel, and says when it cannot. */
class VoiceTest {

    private static final Set<String> FIRST = Set.of("duty", "sms");

    @Test
    void markedChannelsSpeakAndTheIndependentOnesFirst() {
        // When
        Voice voice = voice(
                channel("app", "wecom-app", true),
                channel("duty", "wecom-robot", false),
                channel("mail", "email", true),
                channel("other", "webhook", false));

        // Then
        assertThat(voice.channels()).extracting(Channel::name).containsExactly("mail", "app");
        assertThat(voice.findings()).isEmpty();
    }

    @Test
    void withoutAMarkedOneAnyThatReachesAGroupSpeaksAndItIsSaid() {
        // When
        Voice voice = voice(
                channel("duty", "wecom-robot", false),
                channel("sms", "aliyun-sms", false),
                channel("spare", "feishu-robot", false));

        // Then
        assertThat(voice.channels()).extracting(Channel::name).containsExactly("spare", "duty");
        assertThat(voice.findings()).extracting(Finding::code).containsExactly("no-second-channel");
        assertThat(voice.isGood()).isFalse();
    }

    @Test
    void aSecondChannelOfTheFirstOnesProviderIsNone() {
        // When
        Voice voice = voice(channel("duty", "wecom-robot", false), channel("app", "wecom-app", true));

        // Then
        assertThat(voice.channels()).extracting(Channel::name).containsExactly("app");
        assertThat(voice.findings()).extracting(Finding::code).containsExactly("second-channel-depends-on-first");
    }

    private static Voice voice(Channel... channels) {
        return Voice.of(List.of(channels), FIRST, channel -> !channel.kind().endsWith("sms"));
    }

    private static Channel channel(String name, String kind, boolean marked) {
        return new Channel(
                name,
                kind,
                true,
                false,
                false,
                List.of(),
                URI.create("https://example.invalid"),
                marked ? Map.of(Channel.DEADMAN, "true") : Map.of(),
                Map.of());
    }
}
