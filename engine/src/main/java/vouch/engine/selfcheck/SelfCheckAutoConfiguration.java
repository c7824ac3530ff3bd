package vouch.engine.selfcheck;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Nothing starts before every {@link Check} of the application holds. */
@AutoConfiguration
@Import({SelfCheck.class, ProcessChecks.class})
public class SelfCheckAutoConfiguration {}
