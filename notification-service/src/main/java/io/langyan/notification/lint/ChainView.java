package io.langyan.notification.lint;

import java.util.List;

/**
 * What is wrong with a step of an escalation, over REST.
 *
 * @param path JSON pointer into the plan
 * @param routes by which pages come there, besides those that ask for the policy
 * @param step from 0, as in events
 * @param what name of the channel or role, id or user name of the person; empty where it is about the step
 */
public record ChainView(
        String plan,
        String brand,
        String path,
        String policy,
        List<String> routes,
        int step,
        String fault,
        String what,
        String zh,
        String en) {

    static ChainView of(ChainFinding found) {
        return new ChainView(
                found.plan(),
                found.brand(),
                found.path(),
                found.policy(),
                found.routes(),
                found.step(),
                found.fault().code(),
                found.what(),
                found.zh(),
                found.en());
    }
}
