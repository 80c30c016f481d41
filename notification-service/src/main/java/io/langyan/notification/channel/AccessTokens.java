package io.langyan.notification.channel;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Access tokens that providers lend for a while, one for each set of credentials. Whoever needs one while it is being
 * fetched waits for that one fetch. Each process has its own: a provider gives the same token to all while it holds.
 */
@Singleton
public class AccessTokens {

    /** So long before its end a token is fetched anew, lest it end on the way. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Map<String, Loan> loans = new ConcurrentHashMap<>();

    /** What came of asking for a token. */
    public sealed interface Grant {

        /** @param holds for how long */
        record Token(String value, Duration holds) implements Grant {

            @Override
            public String toString() {
                return "Token";
            }
        }

        /** @param why as the outcome of what was to be sent with it */
        record Refused(Outcome why) implements Grant {}
    }

    /**
     * How one channel comes by its token.
     *
     * @param credentials their digest, never themselves
     * @param stale codes by which the provider says that a token holds no longer
     */
    public record Source(String credentials, Supplier<Uni<Grant>> fetch, Set<String> stale) {}

    /** Sends with a token; when the provider says that it holds no longer, once more with a new one. Who is refused a token asks for no second one. */
    public Uni<Outcome> with(Source source, Function<String, Uni<Outcome>> send) {
        return granted(source, token -> once(source, token, send)
                .chain(outcome -> source.stale().contains(outcome.code())
                        ? granted(source, renewed -> once(source, renewed, send))
                        : Uni.createFrom().item(outcome)));
    }

    private Uni<Outcome> granted(Source source, Function<Grant.Token, Uni<Outcome>> with) {
        return current(source)
                .chain(grant -> grant instanceof Grant.Token token
                        ? with.apply(token)
                        : Uni.createFrom().item(((Grant.Refused) grant).why()));
    }

    private Uni<Outcome> once(Source source, Grant.Token token, Function<String, Uni<Outcome>> send) {
        return send.apply(token.value()).invoke(outcome -> forgetIfStale(source, token, outcome));
    }

    private Uni<Grant> current(Source source) {
        Instant now = Instant.now();
        return loans.compute(
                        source.credentials(),
                        (any, known) -> known != null && now.isBefore(known.until) ? known : new Loan(source.fetch()))
                .grant;
    }

    /** Of many senders that are told so about one token, only the first forgets it; the next token stays. */
    private void forgetIfStale(Source source, Grant.Token token, Outcome outcome) {
        if (source.stale().contains(outcome.code())) {
            loans.computeIfPresent(source.credentials(), (any, known) -> known.token == token ? null : known);
        }
    }

    /** One fetch and what came of it, for all who ask meanwhile and, if it is a token, until that ends. */
    private static final class Loan {

        private final Uni<Grant> grant;
        private volatile Instant until = Instant.MAX;
        private volatile Grant token;

        private Loan(Supplier<Uni<Grant>> fetch) {
            grant = Uni.createFrom()
                    .deferred(() -> fetch.get())
                    .invoke(this::keep)
                    .onFailure()
                    .invoke(() -> until = Instant.MIN)
                    .memoize()
                    .indefinitely();
        }

        private void keep(Grant came) {
            token = came;
            until = came instanceof Grant.Token lent
                    ? Instant.now().plus(lent.holds()).minus(EARLY)
                    : Instant.MIN;
        }
    }
}
