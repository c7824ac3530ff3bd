package vouch.query.whatif;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Configures what-ifs: their settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WhatIfSettings.class)
class WhatIfConfiguration {}
