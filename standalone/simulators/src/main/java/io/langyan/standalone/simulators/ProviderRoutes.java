package io.langyan.standalone.simulators;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.fault.Fault;
import io.langyan.standalone.simulators.fault.Faults;
import io.langyan.standalone.simulators.phone.Phones;
import io.langyan.standalone.simulators.report.Fate;
import io.langyan.standalone.simulators.report.Reporter;
import io.langyan.standalone.simulators.report.Reports;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hands a call to the provider that it is meant for, through the faults that wait for it. */
final class ProviderRoutes implements Handler<RoutingContext> {

    private final Vertx vertx;
    private final List<Provider> providers;
    private final Phones phones;
    private final Faults faults;
    private final Tally tally;
    private final Reports reports;

    ProviderRoutes(Vertx vertx, List<Provider> providers, Phones phones, Faults faults, Tally tally, Reports reports) {
        this.vertx = vertx;
        this.providers = providers;
        this.phones = phones;
        this.faults = faults;
        this.tally = tally;
        this.reports = reports;
    }

    @Override
    public void handle(RoutingContext context) {
        for (Provider provider : providers) {
            Call call = call(context, provider.prefix());
            if (provider.knows(call)) {
                serve(context, provider, call);
                return;
            }
        }
        context.next();
    }

    private void serve(RoutingContext context, Provider provider, Call call) {
        if (faults.blocks(provider.channel())) {
            reply(context, provider, provider.throttled(call));
            return;
        }
        Optional<Fault> fault = faults.take(provider.channel(), call::holds);
        if (fault.isEmpty()) {
            report(provider, answered(context, provider, call), Fate.DELIVERED);
        } else {
            misbehave(context, provider, call, fault.get());
        }
    }

    private void misbehave(RoutingContext context, Provider provider, Call call, Fault fault) {
        switch (fault.kind()) {
            case delay -> {
                Answer late = received(provider.answer(call));
                vertx.setTimer(fault.millis(), fired -> reply(context, provider, late));
            }
            case error -> reply(context, provider, provider.failing(fault.status(), fault.code(), fault.message()));
            case drop -> {
                if (fault.accepted()) {
                    received(provider.answer(call));
                }
                context.request().connection().close();
            }
            case block -> reply(context, provider, provider.throttled(call));
            case undelivered ->
                report(provider, answered(context, provider, call), Fate.lost(fault.code(), fault.message()));
            case unreported -> answered(context, provider, call);
            case twice -> {
                Answer answer = answered(context, provider, call);
                report(provider, answer, Fate.DELIVERED).onComplete(first -> report(provider, answer, Fate.DELIVERED));
            }
            case early -> {
                Answer answer = received(provider.answer(call));
                report(provider, answer, Fate.DELIVERED).onComplete(told -> reply(context, provider, answer));
            }
            case garbled -> context.response().setStatusCode(fault.status()).end("<html>upstream error");
        }
    }

    private Answer answered(RoutingContext context, Provider provider, Call call) {
        Answer answer = received(provider.answer(call));
        reply(context, provider, answer);
        return answer;
    }

    private Future<Void> report(Provider provider, Answer answer, Fate fate) {
        return provider instanceof Reporter reporter ? reports.of(reporter, answer, fate) : Future.succeededFuture();
    }

    private Answer received(Answer answer) {
        phones.keep(answer.delivered());
        return answer;
    }

    private void reply(RoutingContext context, Provider provider, Answer answer) {
        tally.count(provider.channel(), answer);
        if (context.response().closed()) {
            return;
        }
        context.response()
                .setStatusCode(answer.status())
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(answer.body().toString());
    }

    private static Call call(RoutingContext context, String prefix) {
        String path = context.request().path();
        boolean prefixed = path.equals(prefix) || path.startsWith(prefix + "/");
        String own = prefixed ? path.substring(prefix.length()) : path;
        Buffer body = context.body().buffer();
        return new Call(
                context.request().method().name(),
                own.isEmpty() ? "/" : own,
                query(context.queryParams()),
                headers(context.request().headers()),
                body == null ? new byte[0] : body.getBytes(),
                context.request().remoteAddress().host());
    }

    private static Map<String, String> headers(MultiMap values) {
        Map<String, String> headers = new HashMap<>();
        values.forEach(each -> headers.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue()));
        return headers;
    }

    private static Map<String, String> query(MultiMap values) {
        Map<String, String> query = new HashMap<>();
        values.forEach(each -> query.put(each.getKey(), each.getValue()));
        return query;
    }
}
