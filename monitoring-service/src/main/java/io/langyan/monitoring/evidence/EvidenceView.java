package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Evidence as people see it.
 *
 * @param record exactly as it was hashed; absent in lists, and once it expired
 * @param hold who has ordered it to be kept, or null
 */
@RegisterForReflection
record EvidenceView(
        UUID id,
        String brand,
        UUID mentionId,
        String capturedBy,
        Instant capturedAt,
        String recordSha256,
        List<FileView> files,
        HoldView hold,
        Instant expiredAt,
        @JsonRawValue String record) {

    /** A file, numbered from 1. */
    @RegisterForReflection
    record FileView(int n, String name, String type, long bytes, String sha256) {}

    /** A legal hold (保全). */
    @RegisterForReflection
    record HoldView(String by, Instant at, String why) {}

    EvidenceView withoutRecord() {
        return new EvidenceView(
                id, brand, mentionId, capturedBy, capturedAt, recordSha256, files, hold, expiredAt, null);
    }

    FileView file(int n) {
        return files.stream().filter(file -> file.n() == n).findFirst().orElseThrow(Problems::unknown);
    }
}
