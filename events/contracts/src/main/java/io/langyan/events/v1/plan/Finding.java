package io.langyan.events.v1.plan;

/**
 * What is wrong with a plan, and where.
 *
 * @param path JSON pointer into the plan, such as {@code /grading/levels/0/anyOf/1}; empty for the whole
 * @param zh for people who read Chinese
 * @param en for people who read English
 */
public record Finding(String path, String zh, String en) {

    /** One line for logs and refusals. */
    @Override
    public String toString() {
        return path.isEmpty() ? en : path + ": " + en;
    }
}
