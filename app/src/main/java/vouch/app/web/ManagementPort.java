package vouch.app.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Import;

/** Where management has a port of its own, requests are received there as on the main one. Actuator shares the rest. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
// Not in the main context, where it is found like every other component.
@ConditionalOnMissingBean(value = Problems.class, search = SearchStrategy.CURRENT)
@Import({Correlation.class, BodyLimit.class, BodyKind.class, LastResort.InTomcat.class})
class ManagementPort {}
