package vouch.app.side;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Excludes auto-configurations of Boot and the engine that only an absent side would use. Their classes are not even
 * loaded.
 */
class NothingForAbsentSides implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> OF_DEADLINES = List.of("com.github.kagkarlsson.scheduler.boot.autoconfigure.");

    private static final List<String> OF_TABLES = List.of(
            "org.springframework.boot.jdbc.autoconfigure.",
            "org.springframework.boot.flyway.autoconfigure.",
            "org.springframework.boot.transaction.",
            "vouch.engine.consistency.",
            "vouch.engine.deadletter.",
            "vouch.engine.embedded.",
            "vouch.engine.nodes.",
            "vouch.engine.seal.",
            "vouch.engine.eventstore.TablesAutoConfiguration",
            "vouch.engine.processors.ProcessorStatusAutoConfiguration");

    private static final List<String> OF_COMMANDS = List.of("vouch.engine.eventstore.SnapshotAutoConfiguration");

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        List<String> needless = needless();
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            kept[i] = candidate != null && needless.stream().noneMatch(candidate::startsWith);
        }
        return kept;
    }

    private List<String> needless() {
        Sides sides = Sides.of(environment);
        List<String> needless = new ArrayList<>();
        if (!sides.anyOf(Side.COMMAND)) {
            needless.addAll(OF_COMMANDS);
        }
        if (!sides.anyOf(Side.SAGA)) {
            needless.addAll(OF_DEADLINES);
        }
        if (!Sides.needTables(environment)) {
            needless.addAll(OF_TABLES);
        }
        return needless;
    }
}
