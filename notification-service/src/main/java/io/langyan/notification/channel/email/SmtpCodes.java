package io.langyan.notification.channel.email;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Unsent;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * What a relay's reply means for us.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, replies</a>
 */
final class SmtpCodes {

    /** 530 sign in first, 534 another way of it, 535 wrong. */
    private static final Set<Integer> DOWN = Set.of(530, 534, 535, 538);
    /** 550, 551, 553 the recipient, 552, 554 the message; 501, 555 what was asked for. */
    private static final Set<Integer> NEVER = Set.of(501, 550, 551, 552, 553, 554, 555);

    private SmtpCodes() {}

    /** What failed before the relay could take the message is not delivered; what fails without a reply may be. */
    static Outcome outcome(Throwable failure) {
        if (failure instanceof SMTPException told) {
            return outcome(told.getReplyCode(), told.getReplyMessage());
        }
        return Unsent.of(failure).orElseGet(() -> withoutReply(failure));
    }

    private static Outcome withoutReply(Throwable failure) {
        if (failure instanceof SSLException) {
            return Outcome.failed(Result.CHANNEL_DOWN, "TLS", "the relay's certificate or TLS is not accepted");
        }
        if (refusedByUs(String.valueOf(failure.getMessage()))) {
            return Outcome.failed(Result.CHANNEL_DOWN, "NOT_OFFERED", failure.getMessage());
        }
        return Outcome.failed(
                Result.MAYBE, "CONNECTION_LOST", failure.getClass().getSimpleName());
    }

    private static Outcome outcome(int reply, String words) {
        String code = Integer.toString(reply);
        if (reply / 100 == 4) {
            return Outcome.failed(Result.RETRY, code, words);
        }
        if (DOWN.contains(reply)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        return Outcome.failed(NEVER.contains(reply) ? Result.PERM : Result.UNKNOWN, code, words);
    }

    /** The client's own words: the relay offers no TLS, or none of the ways to sign in. */
    private static boolean refusedByUs(String words) {
        return words.startsWith("STARTTLS required") || words.startsWith("login is required");
    }
}
