package io.langyan.grading.backtest;

import io.langyan.grading.story.BrandNames;
import io.langyan.grading.story.NewMention;
import io.langyan.grading.story.StoryFormer;
import io.langyan.grading.story.TextFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which story each mention of a recording belongs to. */
final class StoryGroups {

    final List<Group> groups = new ArrayList<>();
    final int[] ofMention;

    /** A story by its place in {@link #groups} and its key, and its mentions in the order they were first seen. */
    record Group(int number, String key, List<Integer> mentions) {}

    private StoryGroups(int mentions) {
        ofMention = new int[mentions];
    }

    static StoryGroups of(Recording recording, BacktestSettings settings) {
        List<ObservedMention> mentions = recording.mentions;
        StoryGroups made = new StoryGroups(mentions.size());
        List<Integer> order = IntStream.range(0, mentions.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(
                                index -> mentions.get(index).firstAt())
                        .thenComparing(index -> mentions.get(index).key()))
                .toList();
        if (settings.clusters()) {
            made.cluster(mentions, order, settings);
        } else {
            made.byKey(mentions, order, settings.storyField() != null);
        }
        return made;
    }

    private void byKey(List<ObservedMention> mentions, List<Integer> order, boolean byField) {
        Map<String, Integer> known = new HashMap<>();
        for (int index : order) {
            ObservedMention mention = mentions.get(index);
            String key = byField ? mention.storyField() : mention.externalId;
            String one = byField ? mention.brand + '\n' + key : mention.brand + '\n' + mention.key();
            join(index, key, known, one);
        }
    }

    private void cluster(List<ObservedMention> mentions, List<Integer> order, BacktestSettings settings) {
        Map<String, StoryFormer> formers = new HashMap<>();
        Map<String, BrandNames> names = new HashMap<>();
        Map<String, Integer> known = new HashMap<>();
        for (int index : order) {
            ObservedMention mention = mentions.get(index);
            BrandNames called = names.computeIfAbsent(mention.brand, settings::namesOf);
            String id = formers.computeIfAbsent(mention.brand, StoryFormer::new)
                    .storyOf(newMention(mention, called))
                    .toString();
            join(index, id, known, id);
        }
    }

    private void join(int mention, String key, Map<String, Integer> known, String one) {
        Integer group = known.get(one);
        if (group == null) {
            group = groups.size();
            known.put(one, group);
            groups.add(new Group(group, key, new ArrayList<>(2)));
        }
        groups.get(group).mentions().add(mention);
        ofMention[mention] = group;
    }

    private static NewMention newMention(ObservedMention mention, BrandNames names) {
        return new NewMention(
                mention.key(), mention.parentKey(), mention.firstAt(), TextFeatures.of(mention.wording(), names));
    }
}
