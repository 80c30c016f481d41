package io.langyan.standalone.simulators;

import java.util.HashMap;
import java.util.Map;

/** Runs the simulators until the process ends: {@code SimulatorsMain [port]}; see {@link SimulatorSettings}. */
public final class SimulatorsMain {

    private SimulatorsMain() {}

    public static void main(String[] args) {
        Map<String, String> env = new HashMap<>(System.getenv());
        if (args.length > 0) {
            env.put("LANGYAN_SIM_PORT", args[0]);
        }
        try {
            Simulators simulators = Simulators.start(SimulatorSettings.from(env));
            Runtime.getRuntime().addShutdownHook(new Thread(simulators::close));
            System.out.println("simulators ready at " + simulators.url());
        } catch (RuntimeException unusable) {
            System.err.println("simulators cannot start: " + unusable.getMessage());
            System.exit(1);
        }
    }
}
