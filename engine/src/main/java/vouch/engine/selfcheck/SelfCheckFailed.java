package vouch.engine.selfcheck;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.StringUtils;

/** Vouch would not keep its promises, so the process cannot start. */
final class SelfCheckFailed extends RuntimeException {

    private final String summary;

    SelfCheckFailed(int checks, List<String> violations) {
        super(violations.stream()
                .map(violation -> StringUtils.capitalize(violation) + ".")
                .collect(Collectors.joining(" ")));
        summary = "%d of %d self-checks failed".formatted(violations.size(), checks);
    }

    /** Reports every violation, so that one start is enough to correct them all. */
    static final class Explained extends AbstractFailureAnalyzer<SelfCheckFailed> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, SelfCheckFailed cause) {
            return new FailureAnalysis(cause.summary, cause.getMessage(), failure);
        }
    }
}
