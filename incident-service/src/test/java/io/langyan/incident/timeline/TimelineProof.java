package io.langyan.incident.timeline;

import java.util.Optional;

/** The offline verifier's answer in one line, for tests in other rooms. */
public final class TimelineProof {

    private TimelineProof() {}

    public static String of(String export, String publicKey) {
        var finding = VerifyTimeline.of(export.lines().toList(), Optional.of(TimelineKey.publicKey(publicKey)));
        if (finding instanceof VerifyTimeline.Intact intact) {
            return "intact %d entries, %d erased".formatted(intact.entries(), intact.erased());
        }
        var broken = (VerifyTimeline.Broken) finding;
        return "broken at %d: %s".formatted(broken.line(), broken.why());
    }
}
