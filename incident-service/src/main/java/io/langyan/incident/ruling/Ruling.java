package io.langyan.incident.ruling;

import java.util.function.Function;

/** What the domain answers when asked to do something: granted with a result, or refused with a reason. */
public sealed interface Ruling<T> permits Ruling.Granted, Ruling.Refused {

    record Granted<T>(T value) implements Ruling<T> {

        @Override
        public <R> R fold(Function<T, R> whenGranted, Function<Refusal, R> whenRefused) {
            return whenGranted.apply(value);
        }
    }

    record Refused<T>(Refusal why) implements Ruling<T> {

        @Override
        public <R> R fold(Function<T, R> whenGranted, Function<Refusal, R> whenRefused) {
            return whenRefused.apply(why);
        }
    }

    static <T> Ruling<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Ruling<T> refused(Refusal why) {
        return new Refused<>(why);
    }

    <R> R fold(Function<T, R> whenGranted, Function<Refusal, R> whenRefused);

    default <R> Ruling<R> map(Function<T, R> step) {
        return fold(value -> granted(step.apply(value)), Ruling::refused);
    }

    default <R> Ruling<R> then(Function<T, Ruling<R>> step) {
        return fold(step, Ruling::refused);
    }
}
