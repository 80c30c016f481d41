package io.langyan.standalone.simulators;

import io.langyan.standalone.simulators.aliyun.AliyunSms;
import io.langyan.standalone.simulators.aliyun.AliyunVoice;
import io.langyan.standalone.simulators.dingtalk.DingTalkNotice;
import io.langyan.standalone.simulators.dingtalk.DingTalkRobot;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.fault.Faults;
import io.langyan.standalone.simulators.feishu.FeishuRobot;
import io.langyan.standalone.simulators.phone.Phones;
import io.langyan.standalone.simulators.report.Reporter;
import io.langyan.standalone.simulators.report.Reports;
import io.langyan.standalone.simulators.tencent.TencentSms;
import io.langyan.standalone.simulators.webhook.WebhookReceiver;
import io.langyan.standalone.simulators.wecom.WecomApp;
import io.langyan.standalone.simulators.wecom.WecomRobot;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running simulators: every provider and the control routes on one port. */
public final class Simulators implements AutoCloseable {

    private static final long MOST_BODY = 4L * 1024 * 1024;

    private final Vertx vertx;
    private final HttpServer server;
    private final Optional<NetServer> mail;
    private final String host;

    private Simulators(Vertx vertx, HttpServer server, Optional<NetServer> mail, String host) {
        this.vertx = vertx;
        this.server = server;
        this.mail = mail;
        this.host = host;
    }

    public static Simulators start(SimulatorSettings settings) {
        return start(settings, InstantSource.system());
    }

    /** @param clock what the providers take for the time */
    public static Simulators start(SimulatorSettings settings, InstantSource clock) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        Phones phones = new Phones();
        WecomApp wecomApp = new WecomApp(settings.wecomApps(), clock);
        List<Provider> providers = List.of(
                new WecomRobot(settings.wecomKeys(), settings.wecomPenalty(), clock),
                new DingTalkRobot(
                        settings.dingtalkRobots(), settings.dingtalkKeywords(), settings.dingtalkPenalty(), clock),
                new AliyunSms(settings.aliyun(), clock),
                new AliyunVoice(settings.voice(), clock),
                new FeishuRobot(settings.feishu(), clock),
                new TencentSms(settings.tencent(), clock),
                new WebhookReceiver(settings.webhooks(), clock),
                wecomApp,
                new DingTalkNotice(settings.dingtalkApps(), clock));
        Faults faults = new Faults(channels(providers), clock);
        Tally tally = new Tally();
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY));
        new ControlRoutes(phones, faults, tally).mount(router);
        Reports reports = new Reports(vertx, settings.reportMinute());
        new ReportRoutes(reports, reporters(providers)).mount(router);
        new CardRoutes(vertx, wecomApp.cards(), phones).mount(router);
        router.route().handler(new ProviderRoutes(vertx, providers, phones, faults, tally, reports));
        try {
            HttpServer server = await(vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                    .requestHandler(router)
                    .listen(settings.port(), settings.host()));
            MailDoor door = new MailDoor(vertx, settings.mailUsers(), clock, phones, faults, tally);
            return new Simulators(vertx, server, mail(vertx, door, settings), settings.host());
        } catch (RuntimeException notListening) {
            vertx.close();
            throw notListening;
        }
    }

    private static Set<String> channels(List<Provider> providers) {
        return Stream.concat(providers.stream().map(Provider::channel), Stream.of(MailDoor.CHANNEL))
                .collect(Collectors.toSet());
    }

    private static List<Reporter> reporters(List<Provider> providers) {
        return providers.stream()
                .filter(Reporter.class::isInstance)
                .map(Reporter.class::cast)
                .toList();
    }

    private static Optional<NetServer> mail(Vertx vertx, MailDoor door, SimulatorSettings settings) {
        return settings.smtpPort().isEmpty()
                ? Optional.empty()
                : Optional.of(await(vertx.createNetServer()
                        .connectHandler(door)
                        .listen(settings.smtpPort().getAsInt(), settings.host())));
    }

    /** Where mail is taken. */
    public int smtpPort() {
        return mail.map(NetServer::actualPort).orElseThrow(() -> new IllegalStateException("no LANGYAN_SIM_SMTP_PORT"));
    }

    public int port() {
        return server.actualPort();
    }

    public String url() {
        return "http://" + host + ":" + port();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IllegalStateException(cause.getMessage(), cause);
        }
    }
}
