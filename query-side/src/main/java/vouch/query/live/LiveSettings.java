package vouch.query.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of live answers.
 *
 * @param liveClients the most live answers of one process at a time; read by the side query
 * @param liveClientsEach the most live answers of one principal in one process at a time; read by the side query
 */
@ConfigurationProperties("vouch")
public record LiveSettings(@DefaultValue("1000") int liveClients, @DefaultValue("100") int liveClientsEach) {}
