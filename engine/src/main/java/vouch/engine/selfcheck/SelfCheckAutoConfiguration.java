package vouch.engine.selfcheck;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs every {@link Check} of the application before anything starts. */
@AutoConfiguration
@Import({SelfCheck.class, ProcessChecks.class})
public class SelfCheckAutoConfiguration {}
