package io.langyan.monitoring.mention;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is done about a mention for a brand (处置). Nobody has said anything yet: open, nobody's, version 0.
 *
 * @param owner the person responsible (责任人), or null
 */
public record Handling(String brand, Status status, String owner, int version) {

    /** How far it is: 待处理 跟踪中 已处理 已关闭. */
    public enum Status {
        OPEN("open"),
        WATCHING("watching"),
        HANDLED("handled"),
        CLOSED("closed");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Status> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }
}
