package vouch.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one sentence why Vouch did not start, and what to do. */
class StartFailureReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger("vouch");

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error(
                "Vouch did not start, because {}: {}.",
                clause(analysis.getDescription()),
                clause(analysis.getAction()));
        LOG.debug("The cause", analysis.getCause());
    }

    /** Removes line breaks and the final full stop, because explanations of Spring have several paragraphs. */
    private static String clause(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("[.:]+$", "");
    }
}
