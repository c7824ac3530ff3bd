package vouch.app.messaging;

import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.springframework.context.annotation.Bean;
import vouch.engine.selfcheck.Check;
import vouch.saga.SagaSide;

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

    /** The saga has no dead-letter queue: it parks a step that fails, and goes on. */
    @Bean
    Check noProjectionIsHeldUp(EventProcessingConfiguration processing) {
        return new Check(
                () -> processing.eventProcessors().keySet().stream()
                        .allMatch(
                                group -> processing.deadLetterQueue(group).isPresent() != group.equals(SagaSide.GROUP)),
                "an event that a projection cannot handle would hold up all that come after it: "
                        + "give its processing group a dead-letter queue, and the saga's none");
    }
}
