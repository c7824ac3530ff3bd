package vouch.app.messaging;

import io.micrometer.context.ThreadLocalAccessor;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.QueryUpdateEmitterSpanFactory;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderThreadLocalAccessor;
import vouch.app.MessageSettings;
import vouch.app.StartRefused;

/** Configures how the sender of a message is known wherever the message is handled. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageSettings.class)
class SenderConfiguration {

    /** Without shared keys only this process can prove who sends its messages. No other process gets any. */
    @Bean
    MessageSignature messageSignature(MessageSettings settings, Environment environment) {
        List<MessageKey> keys =
                settings.messageKeys().stream().map(MessageKey::of).toList();
        if (keys.isEmpty() && environment.acceptsProfiles(Profiles.of("axonserver"))) {
            throw new StartRefused(
                    "on Axon Server no process can tell who sent a message without a key that all processes share",
                    "give each process the same vouch.security.message-keys, 32 characters or more, as a secret");
        }
        return new MessageSignature(keys.isEmpty() ? List.of(MessageKey.random()) : keys);
    }

    @Bean
    SenderCheck senderCheck(MessageSignature signature, MessageSettings settings) {
        return new SenderCheck(signature, settings.acceptUnsignedMessages());
    }

    @Bean
    MessageDispatchInterceptor<CommandMessage<?>> sentCommands(MessageOrigin origin) {
        return commands -> (index, command) -> origin.sent(command);
    }

    @Bean
    MessageDispatchInterceptor<QueryMessage<?, ?>> sentQueries(MessageOrigin origin) {
        return queries -> (index, query) -> origin.sent(query);
    }

    /** Axon's own emitter checks nobody, and cannot be left out. */
    @Bean
    @Primary
    QueryUpdateEmitter checkedUpdates(SenderCheck check, org.axonframework.config.Configuration axon) {
        return new CheckedUpdates(
                SimpleQueryUpdateEmitter.builder()
                        .updateMessageMonitor(axon.messageMonitor(QueryUpdateEmitter.class, "queryUpdateEmitter"))
                        .spanFactory(axon.getComponent(QueryUpdateEmitterSpanFactory.class)),
                check);
    }

    /** A controller that goes on after an answer, on another thread, is still the same caller. */
    @Bean
    ThreadLocalAccessor<SecurityContext> signedIn() {
        return new SecurityContextHolderThreadLocalAccessor();
    }
}
