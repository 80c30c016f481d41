package io.langyan.standalone.simulators.fault;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * An order to misbehave.
 *
 * @param channel which provider, null for any
 * @param holding only to calls that hold this text in their path, query or body, such as a robot's key or a phone number; null for all
 * @param kind what happens
 * @param count how many calls, default 1
 * @param millis of a delay or a block
 * @param code the vendor's code of an error, the carrier's of an undelivered message
 * @param message its text
 * @param status HTTP status of an error or a garbled answer, default 200
 * @param accepted for drop: the message arrives though the caller never hears so
 */
public record Fault(
        String channel,
        String holding,
        Kind kind,
        Integer count,
        Long millis,
        String code,
        String message,
        Integer status,
        Boolean accepted) {

    /**
     * delay: answers late; error: refuses with a code; drop: cuts the connection; block: throttles; garbled: no JSON. Of a provider
     * that reports, whose message is accepted: undelivered: reports so; unreported: reports nothing; twice: reports twice;
     * early: reports before it answers.
     */
    public enum Kind {
        delay,
        error,
        drop,
        block,
        garbled,
        undelivered,
        unreported,
        twice,
        early
    }

    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("kind must be one of " + List.of(Kind.values()));
        }
        count = count == null ? 1 : count;
        millis = millis == null ? 0 : millis;
        status = status == null ? 200 : status;
        accepted = accepted != null && accepted;
        if (count < 1 || millis < 0 || millis > 3_600_000 || status < 100 || status > 599) {
            throw new IllegalArgumentException("count ≥ 1, millis 0 to 3600000, status 100 to 599");
        }
        if ((kind == Kind.error || kind == Kind.undelivered) && (code == null || code.isBlank())) {
            throw new IllegalArgumentException(kind.name() + " needs the code of the vendor");
        }
        if (holding != null && holding.isBlank()) {
            throw new IllegalArgumentException("holding must not be empty");
        }
        if (kind == Kind.block && holding != null) {
            throw new IllegalArgumentException("block is of a whole channel, whatever its calls hold");
        }
        if ((kind == Kind.delay || kind == Kind.block) && millis == 0) {
            throw new IllegalArgumentException(kind.name().toLowerCase(Locale.ROOT) + " needs millis");
        }
    }

    boolean isFor(String called, Predicate<String> holds) {
        return (channel == null || channel.equals(called)) && (holding == null || holds.test(holding));
    }
}
