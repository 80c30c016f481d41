package io.langyan.events.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A relay as one replica of a service runs it, in this JVM or in one of its own that can be stopped and killed. */
final class RelayProcess {

    private RelayProcess() {}

    /** What a relay needs: where the servers are, and how it is to behave. */
    record Setting(
            String databaseUri, String user, String password, String schema, String kafka, String lease, String poll) {

        Pool pool(Vertx vertx) {
            PgConnectOptions options = PgConnectOptions.fromUri(databaseUri)
                    .setUser(user)
                    .setPassword(password)
                    .addProperty("search_path", schema)
                    .addProperty("application_name", schema);
            return Pool.newInstance(PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(4))
                    .connectingTo(options)
                    .using(vertx)
                    .build());
        }

        DeliveryConfig config(String source) {
            Map<String, String> values = Map.of(
                    "quarkus.application.name", source,
                    "langyan.delivery.relay.lease", lease,
                    "langyan.delivery.relay.poll", poll);
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(values, "test", 500))
                    .withMapping(DeliveryConfig.class)
                    .build()
                    .getConfigMapping(DeliveryConfig.class);
        }

        Relay relay(Pool pool, String source, Producers producers) {
            return new Relay(pool, producers, config(source), new SimpleMeterRegistry());
        }

        Producers producers() {
            return new Producers(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        }

        List<String> arguments() {
            return List.of(databaseUri, user, password, schema, kafka, lease, poll);
        }

        static Setting of(String[] arguments) {
            return new Setting(
                    arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5], arguments[6]);
        }
    }

    /** Starts one in a JVM of its own. @param dieAfter the acknowledged record on which it dies at once; 0 for never */
    static Process start(Setting setting, String source, int dieAfter, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RelayProcess.class.getName()));
        command.addAll(setting.arguments());
        command.add(source);
        command.add(String.valueOf(dieAfter));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Setting setting = Setting.of(arguments);
        int dieAfter = Integer.parseInt(arguments[8]);
        Producers producers = dieAfter == 0 ? setting.producers() : new Mortal(setting.kafka(), dieAfter);
        setting.relay(setting.pool(Vertx.vertx()), arguments[7], producers).start(null);
        new CountDownLatch(1).await();
    }

    /** Dies when the broker has acknowledged so many records, before any of them can be marked. */
    private static final class Mortal extends Producers {

        private final String kafka;
        private final AtomicInteger left;

        Mortal(String kafka, int left) {
            super(Map.of());
            this.kafka = kafka;
            this.left = new AtomicInteger(left);
        }

        @Override
        Producer<String, byte[]> open(String clientId) {
            Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
            return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()) {
                @Override
                public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
                    return super.send(record, (metadata, failure) -> {
                        if (left.decrementAndGet() == 0) {
                            Runtime.getRuntime().halt(137);
                        }
                        callback.onCompletion(metadata, failure);
                    });
                }
            };
        }
    }
}
