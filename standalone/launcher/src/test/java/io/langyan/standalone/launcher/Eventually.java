package io.langyan.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks again until it holds. */
public final class Eventually {

    private Eventually() {}

    public static void holds(Duration within, BooleanSupplier question) {
        Instant end = Instant.now().plus(within);
        boolean held = question.getAsBoolean();
        while (!held && Instant.now().isBefore(end)) {
            held = CompletableFuture.supplyAsync(
                            question::getAsBoolean, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
                    .join();
        }
        assertThat(held).as("held within " + within).isTrue();
    }
}
