package io.langyan.notification.channel;

import io.langyan.notification.channel.Outcome.Result;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Failures by which nothing of the message left this machine, so that it was not delivered for certain. */
public final class Unsent {

    private Unsent() {}

    /** Empty when something may have left. */
    public static Optional<Outcome> of(Throwable failure) {
        if (isUnreachable(failure)) {
            return Optional.of(Outcome.failed(
                    Result.RETRY, "UNREACHABLE", failure.getClass().getSimpleName()));
        }
        return failure instanceof SSLHandshakeException
                ? Optional.of(
                        Outcome.failed(Result.CHANNEL_DOWN, "TLS", "the provider's certificate or TLS is not accepted"))
                : Optional.empty();
    }

    /** No connection came about, or it was lost before both sides had agreed on TLS. */
    private static boolean isUnreachable(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || isStillQueued(failure)
                || failure instanceof SSLHandshakeException && isBroken(failure.getCause());
    }

    /** It waited for a connection until its time was over. Vert.x tells that from a wait for an answer by its words only. */
    private static boolean isStillQueued(Throwable failure) {
        return failure instanceof TimeoutException
                && String.valueOf(failure.getMessage()).contains("when getting a connection to");
    }

    /** @param cause of a handshake that failed: what one side has against the other is an {@link SSLException} too */
    private static boolean isBroken(Throwable cause) {
        return cause instanceof SslHandshakeTimeoutException || cause != null && !(cause instanceof SSLException);
    }
}
