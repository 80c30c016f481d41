package io.langyan.incident.incident;

import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A public word on its way: drafted, approved along the plan's chain, published. */
public sealed interface Statement {

    Wording wording();

    List<Approval> approvals();

    /** The spelling in JSON and in the table. */
    String code();

    /** @param as pr, legal or head */
    record Approval(String as, String by, Instant at) {}

    /**
     * Not published yet. Holding text was agreed beforehand and needs the first consent of the chain only; every other word
     * needs all of them, in order.
     */
    record Drafted(Wording wording, List<Approval> approvals) implements Statement {

        public Drafted {
            approvals = List.copyOf(approvals);
        }

        public static Drafted of(Wording wording) {
            return new Drafted(wording, List.of());
        }

        /** @param textHash of the words the approver has read */
        public Ruling<Drafted> approve(String as, String textHash, List<String> chain, Moment moment) {
            if (!wording.textHash().equals(textHash)) {
                return Ruling.refused(new Refusal.TextDiffers(wording.textHash()));
            }
            List<String> open = missing(chain);
            if (open.isEmpty() || !open.get(0).equals(as)) {
                return Ruling.refused(new Refusal.NotYourTurn(as, open));
            }
            List<Approval> more = new ArrayList<>(approvals);
            more.add(new Approval(as, moment.by(), moment.at()));
            return Ruling.granted(new Drafted(wording, more));
        }

        public Ruling<Published> publish(List<String> urls, List<String> chain, Moment moment) {
            List<String> missing = missing(needed(chain));
            return missing.isEmpty()
                    ? Ruling.granted(new Published(wording, approvals, urls, moment.by(), moment.at()))
                    : Ruling.refused(new Refusal.ApprovalsMissing(missing));
        }

        private List<String> needed(List<String> chain) {
            return wording.kind() == Wording.Kind.HOLDING ? chain.subList(0, Math.min(1, chain.size())) : chain;
        }

        private List<String> missing(List<String> chain) {
            List<String> given = approvals.stream().map(Approval::as).toList();
            return chain.stream().filter(as -> !given.contains(as)).toList();
        }

        @Override
        public String code() {
            return "draft";
        }
    }

    /** @param urls where it can be read */
    record Published(Wording wording, List<Approval> approvals, List<String> urls, String by, Instant at)
            implements Statement {

        public Published {
            approvals = List.copyOf(approvals);
            urls = List.copyOf(urls);
        }

        @Override
        public String code() {
            return "published";
        }
    }
}
