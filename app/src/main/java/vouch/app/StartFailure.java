package vouch.app;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import vouch.app.eventstore.DataFolder;

/** Why Vouch cannot start and what to do about it, for what an operator can do something about. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailure implements FailureAnalyzer {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> explain(cause, failure))
                .filter(analysis -> analysis != null)
                .findFirst()
                .orElse(null);
    }

    private static FailureAnalysis explain(Throwable cause, Throwable failure) {
        if (cause instanceof PortInUseException port) {
            return new FailureAnalysis(
                    "port " + port.getPort() + " is taken",
                    "stop what listens there, or choose another with --server.port=PORT",
                    failure);
        } else if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new FailureAnalysis(
                    "another Vouch is running on the same data",
                    "stop it, or choose another folder with --vouch.data-dir=FOLDER",
                    failure);
        } else if (cause instanceof DataFolder.Unusable folder) {
            return new FailureAnalysis(
                    "the folder " + folder.getMessage() + " cannot be written",
                    "give its owner the right to write, or choose another with --vouch.data-dir=FOLDER",
                    failure);
        } else if (cause instanceof UnboundConfigurationPropertiesException unknown) {
            return new FailureAnalysis(
                    "there is no setting "
                            + unknown.getUnboundProperties().iterator().next().getName(),
                    "correct its name, or leave it out",
                    failure);
        } else if (cause instanceof BindException wrong
                && !(wrong.getCause() instanceof UnboundConfigurationPropertiesException)) {
            String value = wrong.getProperty() == null
                    ? ""
                    : " to " + wrong.getProperty().getValue();
            return new FailureAnalysis(
                    "the setting " + wrong.getName() + " cannot be set" + value,
                    "correct its value, or leave it out for the default",
                    failure);
        }
        return null;
    }
}
