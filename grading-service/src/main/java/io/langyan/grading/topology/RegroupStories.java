package io.langyan.grading.topology;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.MergeStories;
import io.langyan.events.v1.StoryCommand.MoveMentions;
import io.langyan.events.v1.StoryCommand.SplitStory;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.MovedSamples;
import io.langyan.grading.live.MovedSamples.Sample;
import io.langyan.grading.live.MovedSamples.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Carries out merges, splits and moves where stories are graded: samples leave one story, arrive at the other, and both are graded anew.
 * What is carried out again after a crash changes nothing: rows stay where they were and are sent once more.
 */
final class RegroupStories {

    private static final int BYTES_AT_ONCE = 256 << 10;

    private final OpenCrises crises;
    private final StoredSamples samples;
    private final Moves moves;
    private final Way way;

    /** Out of the step. */
    interface Way {

        void tell(Crisis crisis, CrisisEvent event, Why why);

        void move(UUID to, MovedSamples moved);

        /** Where samples of the mention are to be sent from now on. */
        void place(String brand, String mention, UUID story);
    }

    RegroupStories(OpenCrises crises, StoredSamples samples, Moves moves, Way way) {
        this.crises = crises;
        this.samples = samples;
        this.moves = moves;
        this.way = way;
    }

    /** @param number of the decision, higher than that of any before it for the brand */
    void decided(UUID story, StoryCommand command, long number) {
        Why why = new Why(number, command.by(), command.at(), command.reason());
        if (command instanceof MergeStories merge) {
            merge(story, merge, why);
        } else if (command instanceof SplitStory split && split.story().equals(story)) {
            leave(story, Decisions.formedBy(split), split.mentionKeys(), "split", why);
        } else if (command instanceof SplitStory split) {
            begin(story, split, why);
        } else if (command instanceof MoveMentions move && move.from().equals(story)) {
            leave(story, move.to(), move.mentionKeys(), "moved-out", why);
        } else if (command instanceof MoveMentions move) {
            crises.find(story)
                    .ifPresent(crisis -> tell(crisis, "moved-in", List.of(move.from()), move.mentionKeys(), why));
        }
    }

    private void begin(UUID story, SplitStory split, Why why) {
        String founder = split.mentionKeys().get(0);
        String title = split.title() == null ? founder : split.title();
        Crisis begun = crises.open(story, split.brand(), founder, title);
        begun.foundedBy(founder, title);
        tell(begun, "split-off", List.of(split.story()), split.mentionKeys(), why);
    }

    private void merge(UUID story, MergeStories merge, Why why) {
        UUID into = merge.stories().get(0);
        Crisis crisis = crises.find(story).orElse(null);
        if (crisis == null) {
            return;
        }
        if (story.equals(into)) {
            List<UUID> others = merge.stories().subList(1, merge.stories().size());
            tell(crisis, "merged", others, List.of(), why);
        } else if (moves.absorb(story, into, why.number())) {
            Set<String> mentions = send(crisis, into, any -> true, crisis.head().held(), why);
            mentions.forEach(mention -> way.place(merge.brand(), mention, into));
            way.tell(crisis, new CrisisAbsorbed(story, merge.brand(), into, why.by(), why.reason(), why.at()), why);
            crises.putAway(story);
        }
    }

    private void leave(UUID story, UUID to, List<String> mentions, String change, Why why) {
        Crisis crisis = crises.find(story).orElse(null);
        if (crisis == null) {
            return;
        }
        Set<String> leaving = new HashSet<>();
        mentions.stream()
                .filter(mention -> moves.leave(story, mention, to, why.number()))
                .forEach(leaving::add);
        send(crisis, to, leaving::contains, Level.NONE, why);
        crisis.story().regrade();
        tell(crisis, change, List.of(to), mentions, why);
    }

    private void tell(Crisis crisis, String change, List<UUID> others, List<String> mentions, Why why) {
        way.tell(
                crisis,
                new CrisisRegrouped(
                        crisis.story().id(),
                        crisis.head().brand(),
                        change,
                        others,
                        mentions,
                        why.by(),
                        why.reason(),
                        why.at()),
                why);
        if (moves.absorbed(crisis.story().id()).isPresent()) {
            crises.putAway(crisis.story().id());
        } else {
            crises.changed(crisis, true);
        }
    }

    /** Sends all rows of those mentions, and says which mentions had any; the level held goes even without rows. */
    private Set<String> send(Crisis crisis, UUID to, Predicate<String> which, Level held, Why why) {
        Set<String> sent = new HashSet<>();
        List<Sample> some = new ArrayList<>();
        int[] bytes = {0};
        MovedSamples moved =
                new MovedSamples(crisis.head().brand(), why, crisis.head().late(), held, List.of());
        samples.eachEver(crisis.story().id(), (at, mention, row) -> {
            if (which.test(mention) && !leftEarlier(crisis.story().id(), mention, to)) {
                sent.add(mention);
                some.add(new Sample(mention, at, row));
                bytes[0] += row.length + mention.length() * 3;
                if (bytes[0] > BYTES_AT_ONCE) {
                    way.move(to, moved.with(why, List.copyOf(some)));
                    some.clear();
                    bytes[0] = 0;
                }
            }
        });
        way.move(to, moved.with(why, List.copyOf(some)));
        return sent;
    }

    private boolean leftEarlier(UUID story, String mention, UUID to) {
        return moves.gone(story, mention)
                .filter(place -> !place.to().equals(to))
                .isPresent();
    }

    /** Takes samples in, or sends those on that were moved again since. */
    void arrived(UUID story, MovedSamples moved, Instant now) {
        UUID absorbed = moves.absorbed(story).orElse(null);
        if (absorbed != null) {
            way.move(absorbed, moved);
            return;
        }
        List<Sample> staying = new ArrayList<>();
        Map<Moves.Place, List<Sample>> goingOn = new LinkedHashMap<>();
        for (Sample sample : moved.samples()) {
            if (moves.arrive(story, sample.mentionKey(), moved.why().number())) {
                staying.add(sample);
            } else {
                moves.gone(story, sample.mentionKey())
                        .ifPresentOrElse(
                                place -> goingOn.computeIfAbsent(place, any -> new ArrayList<>())
                                        .add(sample),
                                () -> staying.add(sample));
            }
        }
        goingOn.forEach(
                (place, some) -> way.move(place.to(), moved.with(moved.why().under(place.decision()), some)));
        takeIn(story, moved, staying, now);
    }

    private void takeIn(UUID story, MovedSamples moved, List<Sample> staying, Instant now) {
        if (staying.isEmpty() && moved.held() == Level.NONE) {
            return;
        }
        String first = staying.isEmpty() ? "" : staying.get(0).mentionKey();
        Crisis crisis = crises.open(story, moved.brand(), first, "");
        staying.forEach(sample -> crisis.story().adopt(sample.mentionKey(), sample.at(), sample.row()));
        if (moved.late()) {
            crisis.samplesCameTooLate();
        }
        crisis.inherit(moved.held(), moved.why(), now).ifPresent(change -> way.tell(crisis, change, moved.why()));
        crises.changed(crisis, true);
    }
}
