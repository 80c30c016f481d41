package io.langyan.monitoring.topics;

/** Kafka did not acknowledge; nothing was promised, the caller may try again. */
public final class NotWritten extends RuntimeException {

    NotWritten(Throwable cause) {
        super("Kafka did not acknowledge: " + cause.getMessage(), cause);
    }
}
