package io.langyan.notification.template;

import java.util.UUID;

/**
 * What is to be shown.
 *
 * @param why its reason; null: of the page, else {@code any}
 * @param channel kind of channel, {@code text} or {@code sms}; null: {@code text}
 * @param language null: the installation's
 * @param zone null: the installation's
 * @param text not kept; null: the one that stands
 * @param page a real one; null: a sample
 */
public record PreviewBody(String why, String channel, String language, String zone, String text, UUID page) {}
