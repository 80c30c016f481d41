package io.langyan.monitoring.observation;

/** Carries a reason out of nested parsing; it never leaves {@link ObservationReader}. */
final class Refusal extends RuntimeException {

    private final transient Reason reason;

    Refusal(Reason reason) {
        super(reason.en(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
