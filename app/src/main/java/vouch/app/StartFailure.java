package vouch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import vouch.engine.embedded.DataFolder;

/** Explains why Vouch cannot start and what to do, for failures that an operator can fix. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailure implements FailureAnalyzer {

    private final Environment environment;

    StartFailure(Environment environment) {
        this.environment = environment;
    }

    /** The server creates what it needs when it starts, so its failure may only wrap the one that explains. */
    @Override
    public FailureAnalysis analyze(Throwable failure) {
        return causes(failure)
                .map(cause -> explain(cause, failure))
                .filter(analysis -> analysis != null)
                .findFirst()
                .or(() -> causes(failure)
                        .filter(WebServerException.class::isInstance)
                        .findFirst()
                        .map(cause -> notListening(failure)))
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private FailureAnalysis notListening(Throwable failure) {
        return Files.isWritable(temporary())
                ? new FailureAnalysis(
                        "it cannot listen at %s, port %s"
                                .formatted(
                                        environment.getProperty("server.address"),
                                        environment.getProperty("server.port")),
                        "correct --server.address and --server.port, or leave them out for the default",
                        failure)
                : new FailureAnalysis(
                        "the folder for temporary files " + temporary() + " cannot be written",
                        "make it a folder that Vouch may write, or choose another with -Djava.io.tmpdir=FOLDER",
                        failure);
    }

    private FailureAnalysis explain(Throwable cause, Throwable failure) {
        if (cause instanceof PortInUseException port) {
            return new FailureAnalysis(
                    "port " + port.getPort() + " is taken",
                    "stop what listens there, or choose another with --server.port=PORT or --management.server.port=PORT",
                    failure);
        } else if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new FailureAnalysis(
                    "another Vouch is running on the same data",
                    "stop it, or choose another folder with --vouch.data-dir=FOLDER",
                    failure);
        } else if (cause instanceof SQLException sql && DatabaseFailure.of(sql).isPresent()) {
            DatabaseFailure known = DatabaseFailure.of(sql).get();
            return new FailureAnalysis(
                    "the database %s %s".formatted(environment.getProperty("spring.datasource.url"), known.what(sql)),
                    known.remedy(),
                    failure);
        } else if (cause instanceof FlywayException tables
                && tables.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new FailureAnalysis(
                    "the database has tables of something else, and none of Vouch",
                    "give Vouch a database or a schema of its own",
                    failure);
        } else if (cause instanceof FlywayValidateException) {
            return new FailureAnalysis(
                    "the tables are not those of this version of Vouch",
                    "start the version that used them last, or a newer one",
                    failure);
        } else if (cause instanceof StartRefused refused) {
            return new FailureAnalysis(refused.getMessage(), refused.remedy(), failure);
        } else if (cause instanceof DataFolder.Unusable folder) {
            return new FailureAnalysis(
                    "the folder " + folder.getMessage() + " cannot be written",
                    "make it a folder that Vouch may write, or choose another with --vouch.data-dir=FOLDER",
                    failure);
        } else if (cause instanceof BindException wrong) {
            return wrong.getProperty() == null
                    // Settings itself refuses the values, and says why.
                    ? wrongSetting(
                            NestedExceptionUtils.getMostSpecificCause(wrong).getMessage(), failure)
                    : wrongSetting(wrong.getName(), wrong.getProperty().getValue(), failure);
        } else if (cause instanceof InvalidConfigurationPropertyValueException wrong) {
            // Other components give reasons that are about Java.
            return wrong.getName().startsWith("vouch.")
                    ? wrongSetting(
                            "the setting %s cannot be set to %s: %s"
                                    .formatted(wrong.getName(), wrong.getValue(), wrong.getReason()),
                            failure)
                    : wrongSetting(wrong.getName(), wrong.getValue(), failure);
        }
        return null;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static FailureAnalysis wrongSetting(Object name, Object value, Throwable failure) {
        return wrongSetting("the setting %s cannot be set to %s".formatted(name, value), failure);
    }

    private static FailureAnalysis wrongSetting(String description, Throwable failure) {
        return new FailureAnalysis(description, "correct its value, or leave it out for the default", failure);
    }
}
