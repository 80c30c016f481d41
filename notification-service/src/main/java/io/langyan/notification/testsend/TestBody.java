package io.langyan.notification.testsend;

import java.util.UUID;

/**
 * A test that somebody asks for.
 *
 * @param channel name of a channel in use
 * @param person who gets it; null: who asks. Of a robot in a group everybody there gets it
 * @param why null: of the page, else {@code any}
 * @param text not kept; null: the template that stands
 * @param page a real one; null: a sample
 */
public record TestBody(String channel, UUID person, String why, String text, UUID page) {}
