package io.langyan.notification.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A database that hangs costs the switch one connection, and never those that pages need. */
class InTimeTest {

    private final InTime inTime = new InTime(Duration.ofMillis(50));
    private final AtomicReference<UniEmitter<? super String>> database = new AtomicReference<>();
    private final AtomicBoolean brokenOff = new AtomicBoolean();

    @Test
    void whatTakesTooLongGoesOnToItsEndAndNothingBeginsMeanwhile() {
        // Given
        waiting(hanging()).awaitFailure().assertFailedWith(TimeoutException.class);
        AtomicBoolean begun = new AtomicBoolean();

        // When
        waiting(Uni.createFrom().item(() -> {
                    begun.set(true);
                    return "second";
                }))
                .awaitFailure()
                .assertFailedWith(IllegalStateException.class);

        // Then
        assertThat(begun).isFalse();
        assertThat(brokenOff).isFalse();

        // When
        database.get().complete("late");

        // Then
        waiting(Uni.createFrom().item("third")).awaitItem().assertItem("third");
    }

    @Test
    void workThatFailsMakesRoomForTheNext() {
        waiting(Uni.createFrom().failure(new java.io.IOException("gone")))
                .awaitFailure()
                .assertFailedWith(java.io.IOException.class);
        waiting(Uni.createFrom().item("next")).awaitItem().assertItem("next");
    }

    private Uni<String> hanging() {
        return Uni.createFrom().<String>emitter(database::set).onCancellation().invoke(() -> brokenOff.set(true));
    }

    private UniAssertSubscriber<String> waiting(Uni<String> work) {
        return inTime.run(() -> work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
