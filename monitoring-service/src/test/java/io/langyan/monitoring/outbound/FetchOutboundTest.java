package io.langyan.monitoring.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.langyan.events.rest.outbound.AdmitTarget;
import io.langyan.events.rest.outbound.OutboundGuard;
import io.langyan.monitoring.Site;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchOutboundTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LIMIT = 100_000;

    private final Site site = new Site();
    private final AtomicInteger resolved = new AtomicInteger();
    private final FetchOutbound outbound = new FetchOutbound(
            VERTX,
            new AdmitTarget(
                    new OutboundGuard("langyan.test.allow", List.of("127.0.0.1"), Set.of(80, 443)), this::names));

    @AfterEach
    void closeSite() {
        site.close();
    }

    @AfterAll
    static void closeClient() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theConnectionGoesToTheAddressThatWasJudgedUnderTheNameThatWasAsked() {
        site.feed("/rss", "hello");

        Fetched fetched = get("http://feed.example:" + site.port() + "/rss");

        assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(site.asked("/rss").get(0).headers().getFirst("Host")).isEqualTo("feed.example:" + site.port());
        assertThat(resolved).hasValue(1);
    }

    @Test
    void aNameThatAnswersDifferentlyTheSecondTimeGainsNothing() {
        site.redirect("/start", "http://rebinding.example:" + site.port() + "/inside");
        site.redirect("/inside", "http://rebinding.example:" + site.port() + "/again");

        assertThat(failure("http://rebinding.example:" + site.port() + "/start"))
                .isEqualTo("private-address");
        assertThat(site.asked("/start")).hasSize(1);
        assertThat(site.asked("/inside")).isEmpty();
    }

    @Test
    void aRedirectToAPrivateAddressIsRefusedThoughSomebodyListensThere() {
        try (Site inside = new Site("127.0.0.2")) {
            inside.feed("/secret", "secret");
            site.redirect("/rss", inside.url("/secret"));

            assertThat(failure(site.url("/rss"))).isEqualTo("private-address");
            assertThat(inside.asked("/secret")).isEmpty();
        }
    }

    @Test
    void fiveRedirectsAreFollowedAndTheSixthIsNot() {
        for (int i = 0; i < 6; i++) {
            site.redirect("/" + i, "/" + (i + 1));
        }
        site.feed("/6", "there");

        assertThat(get(site.url("/1")).from()).hasToString(site.url("/6"));
        assertThat(failure(site.url("/0"))).isEqualTo("too-many-redirects");
    }

    @Test
    void anEndlessBodyIsCutOffWhileItComes() {
        AtomicLong sent = new AtomicLong();
        site.at("/endless", exchange -> pour(exchange, sent));

        assertThat(failure(site.url("/endless"))).isEqualTo("too-large");
        Awaitility.await().atMost(PATIENCE).until(() -> sent.get() < 0);
        assertThat(-sent.get()).isLessThan(1L << 28);
    }

    @Test
    void aGzipBombCostsNoMoreThanTheLimit() throws IOException {
        byte[] bomb = gzip(new byte[200_000_00]);
        site.at("/bomb", exchange -> gzipped(exchange, bomb));
        site.at("/honest", exchange -> gzipped(exchange, gzip("hello".getBytes(StandardCharsets.UTF_8))));

        assertThat(bomb.length).isLessThan(LIMIT);
        assertThat(failure(site.url("/bomb"))).isEqualTo("too-large");
        assertThat(get(site.url("/honest")).body()).asString().isEqualTo("hello");
    }

    @Test
    void whoSaysNothingIsLeft() {
        site.stall("/silent");

        assertThat(failure(new Ask(site.url("/silent"), Map.of(), LIMIT, Duration.ofMillis(300))))
                .isEqualTo("too-slow");
    }

    @Test
    void whatCannotBeHadIsTold() throws IOException {
        int closed;
        try (Site gone = new Site()) {
            closed = gone.port();
        }
        site.at("/odd", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "br");
            Site.send(exchange, 200, "???");
        });

        assertThat(failure("http://127.0.0.1:" + closed + "/")).isEqualTo("unreachable");
        assertThat(failure("http://nowhere.example/")).isEqualTo("unknown-host");
        assertThat(failure("https://127.0.0.1:" + site.port() + "/")).isEqualTo("tls");
        assertThat(failure(site.url("/odd"))).isEqualTo("bad-encoding");
    }

    private Fetched get(String url) {
        return outbound.get(ask(url)).await().atMost(PATIENCE);
    }

    private String failure(String url) {
        return failure(ask(url));
    }

    private String failure(Ask ask) {
        return catchThrowableOfType(
                        FetchFailed.class, () -> outbound.get(ask).await().atMost(PATIENCE))
                .trouble()
                .code();
    }

    private static Ask ask(String url) {
        return new Ask(url, Map.of(), LIMIT, Duration.ofSeconds(30));
    }

    /** Leads home at first, and a name that rebinds leads inside from the second time on. */
    private List<InetAddress> names(String host) throws UnknownHostException {
        int time = resolved.incrementAndGet();
        if (host.equals("nowhere.example")) {
            throw new UnknownHostException(host);
        }
        if (host.equals("rebinding.example") && time > 1) {
            return List.of(InetAddress.getByName("10.0.0.1"));
        }
        return host.endsWith(".example")
                ? List.of(InetAddress.getByName("127.0.0.1"))
                : List.of(InetAddress.getByName(host));
    }

    /** Sends until the other side hangs up; then the count turns negative. */
    private static void pour(HttpExchange exchange, AtomicLong sent) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[64 * 1024];
        try (OutputStream out = exchange.getResponseBody()) {
            while (sent.get() < 1L << 30) {
                out.write(part);
                sent.addAndGet(part.length);
            }
        } finally {
            sent.updateAndGet(count -> -count);
        }
    }

    private static void gzipped(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
