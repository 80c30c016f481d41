package io.langyan.notification.page;

import io.langyan.events.delivery.Scope;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Everything that is told of one story (一事一会话): of a crisis its warnings, its forecasts and all pages of its incident, of a text its hits. Its id
 * follows from what it is about, so whoever tells of that, and whenever, tells it in the same conversation. Nobody guesses that two are one: hits of a
 * text know of no crisis, and crises that are merged were two. A drill has conversations of its own.
 */
public final class Conversation {

    /** Crockford's: none of them is taken for another. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS = 5;
    private static final int LENGTH = 5;

    private Conversation() {}

    /** Of a crisis its own id, but in a drill, which may be about a crisis that is real elsewhere. */
    static UUID ofCrisis(Scope scope, UUID crisis) {
        return scope.drill() == null ? crisis : of(scope, "crisis/" + crisis);
    }

    /**
     * About what is no crisis.
     *
     * @param thing what it is about, the same whenever that is told; by a {@link GroupKey} or an id
     */
    public static UUID of(Scope scope, String thing) {
        String name = String.join("\n", scope.brand(), scope.drill() == null ? "" : scope.drill(), thing);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** By what people find it in a chat, five characters such as {@code 7K3QM}. Two stories in 33 million share one by chance. */
    public static String handle(UUID conversation) {
        StringBuilder handle = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            long letter = conversation.getLeastSignificantBits() >>> i * BITS & LETTERS.length() - 1;
            handle.append(LETTERS.charAt((int) letter));
        }
        return handle.toString();
    }
}
