package io.langyan.notification.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Outcome.Result;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpCodesTest {

    @ParameterizedTest
    @CsvSource({
        "421, RETRY",
        "450, RETRY",
        "451, RETRY",
        "452, RETRY",
        "454, RETRY",
        "530, CHANNEL_DOWN",
        "534, CHANNEL_DOWN",
        "535, CHANNEL_DOWN",
        "550, PERM",
        "551, PERM",
        "552, PERM",
        "553, PERM",
        "554, PERM",
        "571, UNKNOWN"
    })
    void readsTheRelaysReplies(int reply, Result result) {
        SMTPException told = new SMTPException("x", reply, List.of(reply + " no"), false);

        assertThat(SmtpCodes.outcome(told).result()).isEqualTo(result);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatFailsWithoutAReplyMayBeDeliveredUnlessItCouldNotLeave(Throwable failure, Result result) {
        assertThat(SmtpCodes.outcome(failure).result()).isEqualTo(result);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), Result.RETRY),
                Arguments.of(new UnknownHostException("nowhere"), Result.RETRY),
                Arguments.of(new SSLHandshakeException("expired"), Result.CHANNEL_DOWN),
                Arguments.of(
                        new NoStackTraceThrowable("STARTTLS required but not supported by server"),
                        Result.CHANNEL_DOWN),
                Arguments.of(new NoStackTraceThrowable("Connection was closed"), Result.MAYBE));
    }
}
