package io.langyan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.AccessTokens.Grant;
import io.langyan.notification.channel.Outcome.Result;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Function<String, Uni<Outcome>> ECHO =
            token -> Uni.createFrom().item(Outcome.ok("0", token));

    private final AccessTokens tokens = new AccessTokens();
    private final List<UniEmitter<? super Grant>> asked = new ArrayList<>();
    private final AccessTokens.Source source =
            new AccessTokens.Source("digest", () -> Uni.createFrom().<Grant>emitter(asked::add), Set.of("42001"));

    @Test
    void allWhoNeedATokenWhileItIsFetchedWaitForTheOneFetch() {
        // Given
        List<UniAssertSubscriber<Outcome>> senders =
                IntStream.range(0, 50).mapToObj(i -> send(ECHO)).toList();

        // When
        asked.get(0).complete(new Grant.Token("one", Duration.ofHours(2)));

        // Then
        assertThat(asked).hasSize(1);
        assertThat(senders).allSatisfy(sender -> assertThat(
                        sender.assertCompleted().getItem().providerId())
                .isEqualTo("one"));
        assertThat(send(ECHO).getItem().providerId()).isEqualTo("one");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenThatHoldsNoLongerIsReplacedOnceForAllAndTheMessageSentOnceMore() {
        // Given
        Function<String, Uni<Outcome>> provider =
                token -> Uni.createFrom().item(token.equals("old") ? stale() : Outcome.ok("0", token));
        List<UniAssertSubscriber<Outcome>> senders =
                IntStream.range(0, 20).mapToObj(i -> send(provider)).toList();
        asked.get(0).complete(new Grant.Token("old", Duration.ofHours(2)));

        // When
        asked.get(1).complete(new Grant.Token("new", Duration.ofHours(2)));

        // Then
        assertThat(asked).hasSize(2);
        assertThat(senders).allSatisfy(sender -> assertThat(
                        sender.assertCompleted().getItem().providerId())
                .isEqualTo("new"));
    }

    @Test
    void twiceStaleIsLeftToTheNextTry() {
        // Given
        UniAssertSubscriber<Outcome> sender = send(token -> Uni.createFrom().item(stale()));
        asked.get(0).complete(new Grant.Token("one", Duration.ofHours(2)));

        // When
        asked.get(1).complete(new Grant.Token("two", Duration.ofHours(2)));

        // Then
        assertThat(sender.assertCompleted().getItem().code()).isEqualTo("42001");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aTokenThatSoonEndsIsFetchedAnew() {
        // Given
        send(ECHO);
        asked.get(0).complete(new Grant.Token("short", Duration.ofMinutes(4)));

        // When
        send(ECHO);

        // Then
        assertThat(asked).hasSize(2);
    }

    @Test
    void aRefusalIsTheOutcomeAndIsNotKept() {
        // Given
        Outcome down = Outcome.failed(Result.CHANNEL_DOWN, "40001", "bad secret");
        UniAssertSubscriber<Outcome> sender = send(ECHO);

        // When
        asked.get(0).complete(new Grant.Refused(down));

        // Then
        assertThat(sender.assertCompleted().getItem()).isEqualTo(down);
        send(ECHO);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whoIsRefusedATokenAsksForNoSecondOneWhateverTheCode() {
        // Given
        UniAssertSubscriber<Outcome> sender = send(ECHO);

        // When
        asked.get(0).complete(new Grant.Refused(stale()));

        // Then
        assertThat(sender.assertCompleted().getItem()).isEqualTo(stale());
        assertThat(asked).hasSize(1);
    }

    private static Outcome stale() {
        return Outcome.failed(Result.RETRY, "42001", "expired");
    }

    private UniAssertSubscriber<Outcome> send(Function<String, Uni<Outcome>> provider) {
        return tokens.with(source, provider).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
