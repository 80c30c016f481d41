package io.langyan.events.delivery;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Says something to the other services in the same transaction that decides it: both happen or neither.
 *
 * <p>Events of one key arrive in the order in which they were added. Two transactions on one key must exclude each other,
 * as those on a versioned aggregate do; otherwise there is no order to keep.
 */
@ApplicationScoped
public class Outbox {

    /** Kafka's default limit of a request is 1 MiB; what the relay could never send is refused here. */
    static final int MAX_PAYLOAD_BYTES = 900_000;

    /**
     * A select, so that Hibernate does not take it for a bulk change that its caches must follow. Rows come as JSON, however many they are, so that
     * it is always the same statement; they are numbered in their order.
     */
    private static final String INSERT =
            """
            with added as (
                insert into outbox (id, topic, record_key, type, source, occurred_at, brand, drill, plan_version, traceparent,
                                    payload)
                select id, topic, key, type, source, at, brand, drill, plan, trace, decode(payload, 'base64')
                from rows from (jsonb_to_recordset(cast(cast(:events as text) as jsonb))
                    as (id uuid, topic text, key text, type text, source text, at timestamptz, brand text, drill text,
                        plan integer, trace text, payload text)) with ordinality
                order by ordinality
                returning 1)
            select count(*) from added
            """;

    private final DeliveryConfig config;
    private final Clock clock = Clock.systemUTC();

    Outbox(DeliveryConfig config) {
        this.config = config;
    }

    /**
     * Adds an event to the current transaction; it is published to its {@link Topic} after the commit.
     *
     * @param key the aggregate's id
     * @return fails with {@link IllegalStateException} outside a transaction
     */
    public Uni<Void> add(Scope scope, String key, Event event) {
        return addAll(scope, key, List.of(event));
    }

    /** Adds events of one aggregate, in this order. */
    public Uni<Void> addAll(Scope scope, String key, List<? extends Event> events) {
        return addAll(
                events.stream().map(event -> new Outgoing(scope, key, event)).toList());
    }

    /** Adds events of any aggregates, in this order and by one statement. */
    public Uni<Void> addAll(List<Outgoing> events) {
        return Uni.createFrom()
                .deferred(Panache::getSession)
                .invoke(Outbox::requireTransaction)
                .chain(session -> events.isEmpty() ? Uni.createFrom().voidItem() : insert(session, events));
    }

    private static void requireTransaction(Mutiny.Session session) {
        if (session.currentTransaction() == null) {
            throw new IllegalStateException("the outbox is written only inside a transaction");
        }
    }

    private Uni<Void> insert(Mutiny.Session session, List<Outgoing> events) {
        JsonArray rows = new JsonArray();
        events.forEach(outgoing -> rows.add(row(outgoing)));
        return session.createNativeQuery(INSERT, Long.class)
                .setParameter("events", rows.encode())
                .getSingleResult()
                .replaceWithVoid();
    }

    private JsonObject row(Outgoing outgoing) {
        Class<? extends Event> type = outgoing.event().getClass();
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("topic", Topic.of(type).topicName())
                .put("key", outgoing.key())
                .put("type", EventTypes.nameOf(type))
                .put("source", config.source())
                .put("at", clock.instant().toString())
                .put("brand", outgoing.scope().brand())
                .put("drill", outgoing.scope().drill())
                .put("plan", outgoing.scope().planVersion())
                .put("trace", traceParent())
                .put("payload", Base64.getEncoder().encodeToString(payload(outgoing.event())));
    }

    private static byte[] payload(Event event) {
        byte[] payload = EventCodec.payload(event);
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    event.getClass().getSimpleName() + " of " + payload.length + " bytes is too large for Kafka");
        }
        return payload;
    }

    /** W3C trace context of the span in which the event was decided, or null when nothing is traced. */
    private static String traceParent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
