package io.langyan.monitoring.watch.text;

/**
 * Another way of writing something (谐音、形近、拆字): who listens for what is meant hears what is written as well.
 *
 * @param written for example 辣鸡
 * @param meant for example 垃圾
 */
public record Lookalike(String written, String meant) {}
