package vouch.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Configures the command side: the aggregates, their handlers, and the HTTP controllers in front of them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSide {}
