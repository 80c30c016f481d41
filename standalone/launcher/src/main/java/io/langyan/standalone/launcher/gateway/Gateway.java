package io.langyan.standalone.launcher.gateway;

import io.langyan.standalone.launcher.home.UserError;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one origin users see. Bodies pass as they come, in both directions, so live streams are not held back. */
public final class Gateway implements AutoCloseable {

    private static final int CONNECTIONS_PER_PART = 1024;

    private final Vertx vertx;
    private final RouteTable routes = new RouteTable();
    private final Map<String, HttpProxy> proxies = new HashMap<>();
    private final URI origin;

    private Gateway(Vertx vertx, URI origin) {
        this.vertx = vertx;
        this.origin = origin;
    }

    /**
     * Listens at once; parts that are not up yet are answered for with 503.
     *
     * @param origin what users see, told to the parts in the {@code X-Forwarded} headers
     * @param parts the loopback port of each part of the route table
     */
    public static Gateway start(String listen, int port, URI origin, Map<String, Integer> parts) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        Gateway gateway = new Gateway(vertx, origin);
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_PART)
                .setKeepAliveTimeout(20)
                .setConnectTimeout(3000));
        parts.forEach((part, partPort) -> gateway.proxies.put(
                part,
                HttpProxy.reverseProxy(client).origin(partPort, "127.0.0.1").addInterceptor(gateway.new Forwarding())));
        try {
            vertx.createHttpServer(new HttpServerOptions()
                            .setHandle100ContinueAutomatically(true)
                            .setMaxInitialLineLength(16 * 1024)
                            .setMaxHeaderSize(32 * 1024))
                    .requestHandler(gateway::route)
                    .listen(port, listen)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            return gateway;
        } catch (ExecutionException | TimeoutException e) {
            gateway.close();
            throw new UserError(
                    "Port " + port + " on " + listen + " is taken by another program: choose another with --port.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void route(HttpServerRequest request) {
        HttpProxy proxy = routes.of(request.path()).map(proxies::get).orElse(null);
        if (proxy == null) {
            problem(request.response(), 404, "not-found", "Nothing is served at this path.");
            return;
        }
        proxy.handle(request);
    }

    private static void problem(HttpServerResponse response, int status, String kind, String detail) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem(status, kind, detail).toBuffer());
    }

    private static JsonObject problem(int status, String kind, String detail) {
        return new JsonObject()
                .put("type", "https://langyan.io/problems/" + kind)
                .put("title", kind)
                .put("status", status)
                .put("detail", detail);
    }

    /** Tells the part who asked and under which origin, and answers in its place when it is not there. */
    private final class Forwarding implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest incoming = context.request().proxiedRequest();
            MultiMap headers = context.request().headers();
            headers.remove("Forwarded").remove("X-Forwarded-Prefix").remove("Expect");
            headers.set("X-Forwarded-For", incoming.remoteAddress().host());
            headers.set("X-Forwarded-Proto", origin.getScheme());
            headers.set("X-Forwarded-Host", origin.getAuthority());
            headers.set("X-Forwarded-Port", String.valueOf(portOf(origin)));
            return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context)));
        }

        private ProxyResponse unavailable(ProxyContext context) {
            JsonObject problem = problem(503, "unavailable", "This part of Langyan is not up: see ./langyan status.");
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Retry-After", "2")
                    .setBody(io.vertx.httpproxy.Body.body(problem.toBuffer()));
        }
    }

    private static int portOf(URI origin) {
        if (origin.getPort() > 0) {
            return origin.getPort();
        }
        return "https".equals(origin.getScheme()) ? 443 : 80;
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gateway does not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
