package io.langyan.monitoring;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real web server of a stranger, as kind or unkind as a test wants it. */
public final class Site implements AutoCloseable {

    /** What it does at a path. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** What was asked of it. */
    public record Asked(String path, Headers headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Behaviour> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String host;

    public Site() {
        this("127.0.0.1");
    }

    public Site(String host) {
        this.host = host;
        try {
            server = HttpServer.create(new InetSocketAddress(host, 0), 50);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + host + ':' + port() + path;
    }

    public Site at(String path, Behaviour behaviour) {
        pages.put(path, behaviour);
        return this;
    }

    public Site feed(String path, String body) {
        return at(path, exchange -> send(exchange, 200, body));
    }

    /** A feed with a tag that says whether it has changed. */
    public Site tagged(String path, String body, String etag) {
        return at(path, exchange -> {
            exchange.getResponseHeaders().add("ETag", etag);
            boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            send(exchange, same ? 304 : 200, same ? null : body);
        });
    }

    public Site redirect(String path, String location) {
        return at(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            send(exchange, 302, null);
        });
    }

    /** Takes the request and says nothing until the site closes. */
    public Site stall(String path) {
        return at(path, exchange -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    public List<String> tags(String path) {
        List<String> tags = new ArrayList<>();
        asked(path).forEach(one -> tags.add(one.headers().getFirst("If-None-Match")));
        return tags;
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body == null ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(new Asked(path, exchange.getRequestHeaders()));
        try (exchange) {
            pages.getOrDefault(path, none -> send(none, 404, "nothing here")).answer(exchange);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
