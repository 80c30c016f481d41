package io.langyan.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void idsAscend() {
        // When
        List<String> ids = Stream.generate(TimeOrderedId::next)
                .limit(50_000)
                .map(UUID::toString)
                .toList();
        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsAreUuidsOfVersion7() {
        // Given
        long before = System.currentTimeMillis();
        // When
        UUID id = TimeOrderedId.next();
        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 5_000);
    }

    @Test
    void threadsNeverGetTheSameId() {
        // Given
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        // When
        IntStream.range(0, 100_000).parallel().forEach(n -> ids.add(TimeOrderedId.next()));
        // Then
        assertThat(ids).hasSize(100_000);
    }
}
