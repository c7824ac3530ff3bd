package vouch.app.messaging;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.springframework.context.annotation.Bean;
import vouch.engine.deadletter.DeadLetterGroup;
import vouch.engine.selfcheck.Check;

/** Checks how messages get from one side to another. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class MessagingChecks {

    @Bean
    Check nothingIsSerializedAsJava(Configuration axon) {
        return new Check(
                () -> Stream.of(axon.serializer(), axon.eventSerializer(), axon.messageSerializer())
                        .noneMatch(XStreamSerializer.class::isInstance),
                "Axon would serialize with XStream: set axon.serializer.general, events and messages to jackson3");
    }

    @Bean
    Check nothingIsHeldUp(EventProcessingConfiguration processing, List<DeadLetterGroup> own) {
        return new Check(
                () -> processing.eventProcessors().keySet().stream()
                        .allMatch(group -> processing.deadLetterQueue(group).isPresent()
                                || own.stream().anyMatch(one -> one.name().equals(group))),
                "an event that cannot be handled would hold up all that come after it: "
                        + "give its processing group a dead-letter queue");
    }
}
