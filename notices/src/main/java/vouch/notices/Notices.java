package vouch.notices;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import vouch.api.Actor;

/**
 * Configures notices: what is announced, to whom, and how it is sent. It needs a {@link java.time.Clock} and a
 * {@link WaitingDeadline}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(NoticeSettings.class)
public class Notices {

    /** The processing group that makes notices of events. It is never replayed, because a replay would send them again. */
    public static final String GROUP = "notices";

    /** Asks the queries of the daily notices. */
    static final Actor ACTOR = Actor.system(GROUP);
}
