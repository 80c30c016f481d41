package io.langyan.grading.topology;

import io.langyan.events.v1.Topic;
import io.langyan.grading.GradingConfig;
import io.langyan.grading.live.HeardPlatforms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** The steps and how they hang together. */
@ApplicationScoped
class GradingTopology {

    private static final StringDeserializer KEY = new StringDeserializer();
    private static final ByteArrayDeserializer VALUE = new ByteArrayDeserializer();

    private final GradingConfig config;
    private final PlanNews news = new PlanNews();
    private final HeardPlatforms heard = new HeardPlatforms(Instant.now());

    GradingTopology(GradingConfig config) {
        this.config = config;
    }

    /** No proxy: Kafka Streams reads fields of it. */
    @Produces
    @Singleton
    Topology topology() {
        Topology topology = new Topology();
        topology.addGlobalStore(
                Stores.plans(),
                "plans-in",
                KEY,
                VALUE,
                Topic.PLANS.topicName(),
                "keep-plans",
                () -> new KeepPlans(news));
        mentions(topology);
        stories(topology);
        crises(topology);
        probes(topology);
        return topology;
    }

    /** Beside every step, so that a probe meets all that a mention meets. */
    private static void probes(Topology topology) {
        topology.addProcessor("pass-route", () -> PassProbe.to("probe-to-form"), "mentions-in");
        sink(topology, "probe-to-form", OwnTopics.UNFORMED, "pass-route");
        topology.addProcessor("pass-form", () -> PassProbe.to("probe-to-grade"), "unformed-in");
        sink(topology, "probe-to-grade", OwnTopics.SAMPLES, "pass-form");
        topology.addProcessor("pass-grade", () -> PassProbe.outTo("probe-out"), "samples-in");
        sink(topology, "probe-out", Topic.CRISES.topicName(), "pass-grade");
    }

    /** A known mention goes to its story, a new one to its brand. */
    private void mentions(Topology topology) {
        topology.addSource("mentions-in", KEY, VALUE, Topic.MENTIONS.topicName());
        topology.addSource("memberships-in", KEY, new StringDeserializer(), OwnTopics.MEMBERSHIPS);
        topology.addProcessor("route", () -> new RouteMention(news), "mentions-in");
        topology.addProcessor("place", PlaceMention::new, "memberships-in");
        topology.addStateStore(Stores.texts(Stores.MEMBERSHIP), "route", "place");
        sink(topology, RouteMention.KNOWN, OwnTopics.SAMPLES, "route");
        sink(topology, RouteMention.NEW, OwnTopics.UNFORMED, "route");
    }

    private void stories(Topology topology) {
        topology.addSource("unformed-in", KEY, VALUE, OwnTopics.UNFORMED);
        topology.addProcessor("form", () -> new FormStories(config, news), "unformed-in");
        topology.addStateStore(Stores.persistent(Stores.FORMED), "form");
        topology.addStateStore(Stores.texts(Stores.DECISIONS), "form");
        sink(topology, FormStories.SAMPLES, OwnTopics.SAMPLES, "form");
        sink(topology, FormStories.BROKEN, Topic.MENTIONS.deadLetterName(), "form");
        sink(topology, FormStories.COMMANDS_BROKEN, Topic.STORY_COMMANDS.deadLetterName(), "form");
        topology.addSink(
                FormStories.MEMBERSHIPS, OwnTopics.MEMBERSHIPS, new StringSerializer(), new StringSerializer(), "form");
        topology.addSource("commands-in", KEY, VALUE, Topic.STORY_COMMANDS.topicName());
        topology.addProcessor("command", RouteCommand::new, "commands-in");
        sink(topology, RouteCommand.STORIES, OwnTopics.SAMPLES, "command");
        sink(topology, RouteCommand.BRAND, OwnTopics.UNFORMED, "command");
        sink(topology, RouteCommand.BROKEN, Topic.STORY_COMMANDS.deadLetterName(), "command");
    }

    private void crises(Topology topology) {
        topology.addSource("samples-in", KEY, VALUE, OwnTopics.SAMPLES);
        topology.addProcessor("grade", () -> new GradeStories(config, news, heard), "samples-in");
        topology.addStateStore(Stores.persistent(Stores.SAMPLES), "grade");
        topology.addStateStore(Stores.persistent(Stores.STORIES), "grade");
        topology.addStateStore(Stores.persistent(Stores.MOVES), "grade");
        sink(topology, GradeStories.ELSEWHERE, OwnTopics.SAMPLES, "grade");
        sink(topology, GradeStories.MEMBERSHIPS, OwnTopics.MEMBERSHIPS, "grade");
        sink(topology, GradeStories.CRISES, Topic.CRISES.topicName(), "grade");
        sink(topology, GradeStories.BROKEN, Topic.MENTIONS.deadLetterName(), "grade");
        sink(topology, GradeStories.COMMANDS_BROKEN, Topic.STORY_COMMANDS.deadLetterName(), "grade");
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), parent);
    }
}
