package vouch.engine.eventstore;

import java.util.function.Supplier;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.erasure.ErasableTexts;

/** Configures how stored events are read other than by processors and aggregates, and how those of another store are copied. */
@AutoConfiguration
public class EventLogAutoConfiguration {

    @Bean
    @Profile("!axonserver")
    EventLog jdbcEventLog(
            JdbcTemplate database,
            Supplier<OpenAppends> openAppends,
            Serializer serializer,
            Configuration axon,
            ErasableTexts texts) {
        return new JdbcEventLog(database, openAppends, new LoggedEvent.Form(serializer, axon.upcasterChain(), texts));
    }

    @Bean
    @Profile("axonserver")
    EventLog axonServerEventLog(
            AxonServerConnectionManager server, Serializer serializer, Configuration axon, ErasableTexts texts) {
        return new AxonServerEventLog(
                () -> server.getConnection().eventChannel(),
                new LoggedEvent.Form(new GrpcMetaDataAwareSerializer(serializer), axon.upcasterChain(), texts));
    }

    @Bean
    @Profile("!axonserver")
    EventCopy jdbcEventCopy(JdbcTemplate database) {
        return new JdbcEventCopy(database);
    }

    @Bean
    @Profile("axonserver")
    EventCopy axonServerEventCopy(AxonServerConnectionManager server, Serializer serializer) {
        return new AxonServerEventCopy(() -> server.getConnection().eventChannel(), serializer);
    }
}
