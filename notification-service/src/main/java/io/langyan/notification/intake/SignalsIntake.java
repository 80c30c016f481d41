package io.langyan.notification.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.Signal;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.plan.Plans;
import io.langyan.notification.push.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the listener on duty should hear at once. */
@ApplicationScoped
class SignalsIntake {

    private final Intake intake;
    private final Plans plans;
    private final RingListener listener;
    private final Sender sender;

    SignalsIntake(Intake intake, Plans plans, RingListener listener, Sender sender) {
        this.intake = intake;
        this.plans = plans;
        this.listener = listener;
        this.sender = sender;
    }

    @Incoming("signals")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.together("notification.signals", batch, Signal.class, this::all)
                .invoke(sender::wake);
    }

    private Uni<Void> all(List<Received<Signal>> some) {
        Instant now = Instant.now();
        return alertWithin(some)
                .chain(within -> listener.all(some.stream()
                        .map(one -> SignalPage.of(one, within.get(one.scope().brand()), now))
                        .toList()));
    }

    /** How soon each brand's hits must be pushed. */
    private Uni<Map<String, Duration>> alertWithin(List<Received<Signal>> some) {
        Uni<Map<String, Duration>> chain = Uni.createFrom().item(new HashMap<>());
        for (String brand : some.stream().map(one -> one.scope().brand()).collect(Collectors.toSet())) {
            chain = chain.call(within -> plans.of(brand).invoke(plan -> within.put(brand, plan.alertWithin())));
        }
        return chain;
    }
}
