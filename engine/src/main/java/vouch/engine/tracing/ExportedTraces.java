package vouch.engine.tracing;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Excludes everything that makes traces while no setting says where traces are exported. No class of it is then loaded,
 * and no message costs more.
 */
final class ExportedTraces implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String ADDRESS = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> TRACING = List.of(
            "org.springframework.boot.micrometer.tracing.",
            "org.springframework.boot.opentelemetry.",
            "vouch.engine.tracing.");

    /** {@link TracingAutoConfiguration} replaces it. */
    private static final String OF_AXON = "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        boolean exported = environment.containsProperty(ADDRESS);
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            kept[i] = candidate != null
                    && !candidate.equals(OF_AXON)
                    && (exported || TRACING.stream().noneMatch(candidate::startsWith));
        }
        return kept;
    }
}
