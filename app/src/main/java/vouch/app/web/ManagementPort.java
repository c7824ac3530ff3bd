package vouch.app.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Import;

/**
 * Handles requests on a separate management port like those on the main port. Actuator shares the other beans itself.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
// Not in the main context, where the component scan finds these classes.
@ConditionalOnMissingBean(value = Problems.class, search = SearchStrategy.CURRENT)
@Import({Correlation.class, BodyLimit.class, BodyKind.class, LastResort.InTomcat.class})
class ManagementPort {}
