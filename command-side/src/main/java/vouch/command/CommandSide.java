package vouch.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything that decides: the aggregates, their handlers, and the HTTP in front of them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSide {}
