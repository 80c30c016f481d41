package io.langyan.monitoring.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CampaignTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(30);

    /** Compared with the plain reading of the words: some window of the length holds enough different authors. */
    @Property(tries = 500)
    void aPostingIsInACrowdWhenSomeWindowAroundItHoldsEnoughAuthors(
            @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 120) Integer> minutes,
            @ForAll Random random,
            @ForAll @IntRange(min = 2, max = 6) int authors) {
        // Given
        List<Campaign.Member> members = new ArrayList<>();
        minutes.forEach(minute -> members.add(new Campaign.Member(
                new UUID(1, members.size()), random.nextInt(8), START.plus(Duration.ofMinutes(minute)))));
        Set<UUID> wanted = members.stream()
                .filter(one -> members.stream().anyMatch(first -> isCrowd(members, first, one, authors)))
                .map(Campaign.Member::mention)
                .collect(Collectors.toSet());
        Collections.shuffle(members, random);

        // When
        Set<UUID> crowd = Campaign.in(members, WINDOW, authors);

        // Then
        assertThat(crowd).isEqualTo(wanted);
    }

    private static boolean isCrowd(
            List<Campaign.Member> members, Campaign.Member first, Campaign.Member one, int authors) {
        Instant end = first.postedAt().plus(WINDOW);
        List<Campaign.Member> inside = members.stream()
                .filter(member -> !member.postedAt().isBefore(first.postedAt())
                        && !member.postedAt().isAfter(end))
                .toList();
        return inside.contains(one)
                && inside.stream().map(Campaign.Member::author).distinct().count() >= authors;
    }
}
