package vouch.app.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import vouch.app.VouchTest;

/** The product as its clients see it, up to the two gateways: no message is handled. Test classes share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@VouchTest
@MockitoBean(types = {CommandGateway.class, QueryGateway.class})
@interface WebTest {}
