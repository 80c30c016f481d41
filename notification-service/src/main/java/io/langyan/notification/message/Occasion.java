package io.langyan.notification.message;

import java.util.List;

/**
 * One time that a page is told.
 *
 * @param names who is called
 * @param link where to acknowledge
 * @param repeated an earlier push of unknown outcome may have arrived
 * @param test somebody tries the channel or the template; nobody is called
 */
public record Occasion(List<String> names, String link, boolean repeated, boolean test) {}
