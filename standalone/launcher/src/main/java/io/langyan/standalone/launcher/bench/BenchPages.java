package io.langyan.standalone.launcher.bench;

import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;

/** A brand with people, channels without limits and a plan, and what pages for it are put into Kafka. */
final class BenchPages {

    /** What the simulators must know. */
    static final Map<String, String> ACCOUNTS = Map.of(
            "LANGYAN_SIM_WEBHOOK_RECEIVERS",
            "bench=" + BenchPages.WEBHOOK,
            "LANGYAN_SIM_ALIYUN_KEYS",
            "bench=bench-secret");

    private static final String WEBHOOK = "whsec_bGFuZ3lhbi1iZW5jaC1vbmx5LW5vLXNlY3JldA==";

    /** So many that no number takes more messages than a vendor lets through in a day. */
    private static final int PEOPLE = 250;

    private final Producer<String, byte[]> producer;
    private final String brand = "bench-" + Long.toString(Instant.now().toEpochMilli(), 36);
    private final Map<Integer, Instant> inKafka = new ConcurrentHashMap<>();
    private final String run = brand.substring(brand.length() - 5);
    private final Pattern title = Pattern.compile(run + "-([a-j]{7})");
    private int asked;

    /** A policy of the plan. */
    enum Policy {
        HOOK(Level.L2, "PT0S", "bench-hook"),
        SMS(Level.L1, "PT0S", "bench-sms"),
        WAIT(Level.L3, "PT8H", "bench-sms");

        private final Level level;
        private final String after;
        private final String channel;

        Policy(Level level, String after, String channel) {
            this.level = level;
            this.after = after;
            this.channel = channel;
        }

        private String yaml() {
            return "    - {name: %s, levels: [%s], steps: [{after: %s, roles: [requested], channels: [%s]}]}%n"
                    .formatted(name(), level, after, channel);
        }
    }

    BenchPages(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    void prepare(Rest rest, SimulatorsAlone simulators) {
        channel(
                rest,
                "bench-hook",
                "webhook",
                simulators.url() + "/webhook/hooks/bench",
                Map.of(),
                Map.of("secret", WEBHOOK));
        channel(
                rest,
                "bench-sms",
                "aliyun-sms",
                simulators.url() + "/aliyun",
                Map.of("sign", "狼烟", "template", "SMS_000000001"),
                Map.of("accessKeyId", "bench", "accessKeySecret", "bench-secret"));
        for (int i = 0; i < PEOPLE; i++) {
            person(rest, i);
        }
        StringBuilder yaml = new StringBuilder(
                "name: %s%nmode: live%nbrands: [{id: %s, name: 压测, names: [压测]}]%n".formatted(brand, brand));
        yaml.append("escalation:%n  policies:%n".formatted());
        for (Policy policy : Policy.values()) {
            yaml.append(policy.yaml());
        }
        PlanPublished plan = new PlanPublished(brand, 1, PlanFile.parse(yaml.toString()), "bench", Instant.now());
        producer.send(MatchedRecords.record(Topic.PLANS, brand, brand, plan));
        producer.flush();
    }

    private static void channel(
            Rest rest,
            String name,
            String kind,
            String url,
            Map<String, String> settings,
            Map<String, String> secrets) {
        rest.put(
                "admin",
                "/api/channels/" + name,
                Map.of("kind", kind, "baseUrl", url, "settings", settings, "secrets", secrets));
    }

    private void person(Rest rest, int number) {
        Map<String, String> phone = Map.of("channel", "sms", "value", String.format("137%08d", number));
        rest.post(
                "admin",
                "/api/people",
                Map.of(
                        "name", "压测" + number,
                        "user", brand + number,
                        "roles", List.of("bench-" + number),
                        "brands", List.of(brand),
                        "contacts", List.of(phone)));
    }

    String brand() {
        return brand;
    }

    /** How many were asked for so far: the number of the next one. */
    int asked() {
        return asked;
    }

    /** When the broker had acknowledged it. */
    Instant inKafka(int number) {
        return inKafka.get(number);
    }

    void ask(Policy policy) {
        int number = asked++;
        UUID incident = UUID.randomUUID();
        PageRequested page = new PageRequested(
                incident,
                brand,
                UUID.randomUUID(),
                UUID.randomUUID(),
                policy.level,
                List.of("bench-" + number / 2 % PEOPLE),
                policy.name(),
                "opened",
                title(number),
                Map.of(),
                Instant.now());
        producer.send(
                MatchedRecords.record(Topic.INCIDENTS, incident.toString(), brand, page),
                (metadata, failure) -> inKafka.put(number, Instant.now()));
    }

    /** Short enough for an SMS, which cuts longer ones, and without digits that it would hide for a phone number's. */
    private String title(int number) {
        String letters = String.format("%07d", number)
                .chars()
                .map(digit -> digit - '0' + 'a')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return run + "-" + letters;
    }

    /** Which of these pages a text speaks of; what an earlier run left behind is none of them. */
    Optional<Integer> numberIn(String text) {
        Matcher found = title.matcher(text);
        return found.find()
                ? Optional.of(found.group(1).chars().reduce(0, (number, letter) -> 10 * number + letter - 'a'))
                : Optional.empty();
    }

    /** All that were asked for are in Kafka. */
    void flush() {
        producer.flush();
    }
}
