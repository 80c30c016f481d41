package io.langyan.notification.deadman;

/**
 * What is wrong with the switch itself.
 *
 * @param code such as {@code no-second-channel}
 */
public record Finding(String code, String zh, String en) {}
