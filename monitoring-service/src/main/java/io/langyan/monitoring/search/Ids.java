package io.langyan.monitoring.search;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;

/** Ids of mentions as the database sorts them: as bytes, so by the time they were first seen. */
public final class Ids {

    public static final UUID FIRST = new UUID(0L, 0L);
    public static final UUID LAST = new UUID(-1L, -1L);

    public static final Comparator<UUID> ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    static final int BYTES = 16;
    private static final int BELOW_MILLIS = 16;
    /** Version and variant of RFC 9562 leave 48 bits for the time. */
    private static final long LATEST = (1L << 48) - 1;

    private Ids() {}

    /** The smallest id that a mention seen at this time can have. */
    public static UUID at(Instant time) {
        return new UUID(Math.min(LATEST, Math.max(0, time.toEpochMilli())) << BELOW_MILLIS, 0L);
    }

    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BELOW_MILLIS);
    }

    public static UUID smaller(UUID one, UUID other) {
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    public static UUID greater(UUID one, UUID other) {
        return ORDER.compare(one, other) >= 0 ? one : other;
    }

    static boolean below(UUID one, UUID other) {
        return ORDER.compare(one, other) < 0;
    }

    static byte[] bytes(Collection<UUID> ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * BYTES);
        ids.forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return bytes.array();
    }
}
