package vouch.app.messaging;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import vouch.app.selfcheck.Check;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;

/** What holds of the way from one side to another. */
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
    Check noHandlerIsInterrupted(ObjectProvider<HandlerTimeoutHandlerEnhancerDefinition> timeouts) {
        return new Check(
                () -> timeouts.getIfAvailable() == null,
                "Axon would interrupt slow handlers, which closes an H2 file database: set axon.timeout.enabled to false");
    }

    @Bean
    Check noEventIsSkipped(EventProcessingConfiguration processing) {
        return new Check(
                () -> processing.eventProcessors().keySet().stream()
                        .allMatch(group -> processing.errorHandler(group) instanceof PropagatingErrorHandler
                                && processing.listenerInvocationErrorHandler(group) instanceof PropagatingErrorHandler),
                "an event whose handler fails would be logged and skipped: let its processor's error handlers propagate");
    }

    /** Sagas have none: Axon cannot tell which later events belong to one that is set aside. */
    @Bean
    Check noProjectionIsHeldUp(EventProcessingConfiguration processing) {
        return new Check(
                () -> {
                    Set<String> sagas = processing.sagaConfigurations().stream()
                            .map(SagaConfiguration::processingGroup)
                            .collect(Collectors.toSet());
                    return processing.eventProcessors().keySet().stream()
                            .filter(group -> !sagas.contains(group))
                            .allMatch(group -> processing.deadLetterQueue(group).isPresent());
                },
                "an event that a projection cannot handle would hold up all that come after it: "
                        + "give its processing group a dead-letter queue");
    }

    @Bean
    Check lostRacesAreDecidedAgain(@Qualifier("localSegment") CommandBus bus) {
        return new Check(
                () -> bus instanceof GroupingCommandBus,
                "a command that another was faster than would fail: let the local command bus be a GroupingCommandBus");
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    Check deadlinesAreStored(Configuration axon, DeadlineManager deadlines) {
        return new Check(
                () -> deadlines instanceof DbSchedulerDeadlineManager && axon.deadlineManager() == deadlines,
                "deadlines would be gone after a restart: let the deadline manager be a DbSchedulerDeadlineManager");
    }
}
