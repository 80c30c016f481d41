package io.langyan.grading.crisis;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.StoryCommand;
import io.langyan.events.v1.StoryCommand.MergeStories;
import io.langyan.events.v1.StoryCommand.MoveMentions;
import io.langyan.events.v1.StoryCommand.SplitStory;
import io.langyan.grading.story.StoryId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes a command of what a person decides on which mentions belong together, or says why it cannot be. */
@ApplicationScoped
class RegroupCrises {

    private static final int LONGEST_TITLE = 60;

    private final Crises crises;
    private final CrisisMentions mentions;
    private final Clock clock = Clock.systemUTC();

    RegroupCrises(Crises crises, CrisisMentions mentions) {
        this.crises = crises;
        this.mentions = mentions;
    }

    /**
     * @param crisis the id of the crisis that the mentions are in afterwards
     */
    record Regrouping(StoryCommand command, UUID crisis) {}

    /** @param brands those that the person may see; empty for all */
    Uni<Regrouping> of(CrisisView crisis, CommandQuery query, String by, Optional<Set<String>> brands) {
        open(crisis);
        return switch (query.command()) {
            case "merge" -> merge(crisis, query, by, brands);
            case "split" -> split(crisis, query, by);
            default -> move(crisis, query, by, brands);
        };
    }

    private Uni<Regrouping> merge(CrisisView crisis, CommandQuery query, String by, Optional<Set<String>> brands) {
        List<UUID> others = query.with().stream()
                .distinct()
                .filter(other -> !other.equals(crisis.id()))
                .toList();
        if (others.isEmpty()) {
            throw Problem.badRequest("nothing-to-merge", "请在 with 中给出要合并的其他危机。", "Name other crises in with.");
        }
        Uni<List<CrisisView>> found = Uni.join()
                .all(others.stream().map(other -> other(crisis, other, brands)).toList())
                .andFailFast();
        return found.map(views -> {
            List<UUID> oldestFirst = Stream.concat(Stream.of(crisis), views.stream())
                    .sorted(Comparator.comparing(CrisisView::firstPublishedAt).thenComparing(CrisisView::id))
                    .map(CrisisView::id)
                    .toList();
            return new Regrouping(
                    new MergeStories(crisis.brand(), oldestFirst, by, clock.instant(), query.reason()),
                    oldestFirst.get(0));
        });
    }

    private Uni<Regrouping> split(CrisisView crisis, CommandQuery query, String by) {
        return leaving(crisis, query)
                .call(leaving -> mentions.hasOthers(crisis.id(), keys(leaving)).invoke(RegroupCrises::staying))
                .chain(leaving -> free(crisis.brand(), leaving.get(0).mention())
                        .map(into -> new Regrouping(
                                new SplitStory(
                                        crisis.brand(),
                                        crisis.id(),
                                        keys(leaving),
                                        into,
                                        title(leaving.get(0)),
                                        by,
                                        clock.instant(),
                                        query.reason()),
                                into)));
    }

    /** The id of its founding mention, unless a crisis has or had it. */
    private Uni<UUID> free(String brand, String founder) {
        UUID own = StoryId.of(brand, founder);
        return crises.byId(own, Optional.empty())
                .map(taken -> taken.isEmpty() ? own : StoryId.of(brand, founder + "|split|" + Instant.now(clock)));
    }

    private Uni<Regrouping> move(CrisisView crisis, CommandQuery query, String by, Optional<Set<String>> brands) {
        if (query.to() == null || query.to().equals(crisis.id())) {
            throw Problem.badRequest("nowhere-to-move", "请在 to 中给出目标危机。", "Name the crisis to move to in to.");
        }
        return leaving(crisis, query)
                .call(leaving -> mentions.hasOthers(crisis.id(), keys(leaving)).invoke(RegroupCrises::staying))
                .call(leaving -> other(crisis, query.to(), brands))
                .map(leaving -> new Regrouping(
                        new MoveMentions(
                                crisis.brand(),
                                crisis.id(),
                                query.to(),
                                keys(leaving),
                                by,
                                clock.instant(),
                                query.reason()),
                        query.to()));
    }

    private Uni<List<MentionView>> leaving(CrisisView crisis, CommandQuery query) {
        if (query.mentions().isEmpty()) {
            throw Problem.badRequest("no-mentions", "请在 mentions 中给出至少一条提及。", "Name at least one mention in mentions.");
        }
        List<String> asked = query.mentions().stream().distinct().toList();
        return mentions.named(crisis.id(), asked).invoke(found -> {
            List<String> known = keys(found);
            asked.stream().filter(key -> !known.contains(key)).findFirst().ifPresent(missing -> {
                throw Problem.badRequest(
                        "unknown-mention", "该危机中没有提及 " + missing + "。", "The crisis has no mention " + missing + ".");
            });
        });
    }

    private Uni<CrisisView> other(CrisisView crisis, UUID id, Optional<Set<String>> brands) {
        return crises.byId(id, brands)
                .map(found -> found.filter(other -> other.brand().equals(crisis.brand()))
                        .orElseThrow(RegroupCrises::unknown))
                .invoke(RegroupCrises::open);
    }

    private static void open(CrisisView crisis) {
        if (!crisis.state().equals("open")) {
            throw Problem.conflict(
                    "crisis-ended", "该危机已结束或已并入其他危机。", "The crisis has ended or was merged into another.");
        }
    }

    private static void staying(boolean others) {
        if (!others) {
            throw Problem.conflict(
                    "nothing-left",
                    "危机至少要留下一条提及；全部移走请用合并。",
                    "A crisis keeps at least one mention; to move all, merge.");
        }
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-crisis", "没有这个危机。", "There is no such crisis.");
    }

    private static List<String> keys(List<MentionView> mentions) {
        return mentions.stream().map(MentionView::mention).toList();
    }

    private static String title(MentionView founder) {
        boolean titled = founder.title() != null && !founder.title().isBlank();
        String whole = titled ? founder.title() : founder.text() == null ? "" : founder.text();
        String line = whole.strip().lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }
}
