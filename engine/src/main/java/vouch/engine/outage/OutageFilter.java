package vouch.engine.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps library stack traces out of the log that only report an outage of Axon Server or the database. Each part of the
 * process would log one at each of its attempts. The {@link OutageLog} reports the outage instead.
 */
class OutageFilter extends TurboFilter implements DisposableBean {

    private static final String OURS = "vouch.";

    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final OutageLog outages;

    OutageFilter(OutageLog outages) {
        this.outages = outages;
        logging.addTurboFilter(this);
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN) || logger.getName().startsWith(OURS)) {
            return FilterReply.NEUTRAL;
        }
        List<Throwable> causes = causes(thrown == null ? last(arguments) : thrown);
        Optional<String> away = away(causes);
        away.ifPresent(
                what -> outages.isAway(what, causes.get(causes.size() - 1).getMessage()));
        return away.isPresent() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private Optional<String> away(List<Throwable> causes) {
        if (causes.stream().anyMatch(OutageFilter::isUnavailable)) {
            return Optional.of(AxonServerAttempts.AXON_SERVER);
        }
        return causes.stream().anyMatch(SQLException.class::isInstance) && Failures.isOutage(causes.get(0))
                ? Optional.of("The database")
                : Optional.empty();
    }

    private static boolean isUnavailable(Throwable cause) {
        return cause instanceof StatusRuntimeException failed
                && failed.getStatus().getCode() == Status.Code.UNAVAILABLE;
    }

    /** If a call has many arguments, Logback finds the exception only after this filter. */
    private static Throwable last(Object[] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private static List<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    @Override
    public void destroy() {
        logging.getTurboFilterList().remove(this);
    }
}
