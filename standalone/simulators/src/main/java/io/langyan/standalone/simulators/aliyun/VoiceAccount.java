package io.langyan.standalone.simulators.aliyun;

import java.util.Map;
import java.util.Set;

/**
 * What the simulated customer has registered for calls.
 *
 * @param secretById access keys
 * @param templates approved TTS templates by code
 * @param numbers of one's own that may be shown to who is called; without any, calls come from numbers that customers share
 */
public record VoiceAccount(Map<String, String> secretById, Map<String, String> templates, Set<String> numbers) {

    public VoiceAccount {
        secretById = Map.copyOf(secretById);
        templates = Map.copyOf(templates);
        numbers = Set.copyOf(numbers);
    }
}
