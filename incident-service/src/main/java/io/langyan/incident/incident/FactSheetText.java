package io.langyan.incident.incident;

import io.langyan.incident.JsonText;
import java.time.Instant;
import java.util.List;

/**
 * How a fact sheet stands in its column and in answers.
 *
 * @param state open, signed or waived
 */
record FactSheetText(String state, List<FactSheet.Claim> claims, String reason, String by, Instant at) {

    static String of(FactSheet sheet) {
        return JsonText.of(view(sheet));
    }

    static FactSheet read(String text) {
        var view = JsonText.read(text, FactSheetText.class);
        return switch (view.state) {
            case "signed" -> new FactSheet.Signed(view.claims, view.by, view.at);
            case "waived" -> new FactSheet.Waived(view.reason, view.by, view.at);
            default -> new FactSheet.Open();
        };
    }

    static FactSheetText view(FactSheet sheet) {
        if (sheet instanceof FactSheet.Signed signed) {
            return new FactSheetText("signed", signed.claims(), null, signed.by(), signed.at());
        }
        if (sheet instanceof FactSheet.Waived waived) {
            return new FactSheetText("waived", List.of(), waived.reason(), waived.by(), waived.at());
        }
        return new FactSheetText("open", List.of(), null, null, null);
    }
}
