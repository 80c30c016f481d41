package io.langyan.notification.page;

import java.time.Instant;
import java.util.UUID;

/**
 * Who acknowledged a page (确认).
 *
 * @param person null when the signed-in user is linked to no person
 * @param proof how identity was proven: link, code, button, sign-in
 */
public record Answer(UUID person, String name, String channel, String proof, Instant at) {}
