package vouch.app.messaging;

import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.coordination.DecisionDeadline;
import vouch.engine.commandbus.CommandSemantics;
import vouch.engine.eventstore.StreamPrefetch;
import vouch.engine.outage.Failures;
import vouch.query.ConsistentQueries;

/** Tells the buses what they must know of Vouch. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    CommandSemantics commandSemantics(SenderCheck check, MessageSignature signature, Optional<StreamPrefetch> tables) {
        return new VouchCommands(check, signature, tables.isPresent());
    }

    /** Every process that sends commands needs it, and so do the aggregates of the process that handles them. */
    @Bean
    CommandRouting commandRouting() {
        return new CommandRouting();
    }

    /** The command bus asks {@link VouchCommands} whether the sender may send a command, before it is in a group. */
    @Bean
    ConfigurerModule refusals(SenderCheck check, ObjectProvider<ConsistentQueries> consistent) {
        TypedRefusals typed = new TypedRefusals();
        MessageHandlerInterceptor<QueryMessage<?, ?>> checked = (unitOfWork, chain) -> {
            check.refusal(unitOfWork.getMessage()).ifPresent(refusal -> {
                throw refusal;
            });
            return chain.proceed();
        };
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Phase.INSTRUCTION_COMPONENTS, () -> {
            axon.commandBus().registerHandlerInterceptor(typed);
            axon.queryBus().registerHandlerInterceptor(typed);
            axon.queryBus().registerHandlerInterceptor(checked);
            // A query that has waited may be refused, too: the refusal becomes typed within the wait.
            consistent.ifAvailable(axon.queryBus()::registerHandlerInterceptor);
            axon.queryBus().registerHandlerInterceptor(typed);
        }));
    }

    @Bean
    ConfigurerModule loggedCorrelation() {
        LoggedCorrelation logged = new LoggedCorrelation();
        return configurer -> {
            configurer.eventProcessing().registerDefaultHandlerInterceptor((axon, processor) -> logged);
            configurer.onInitialize(axon -> axon.onStart(
                    Phase.INSTRUCTION_COMPONENTS, () -> axon.commandBus().registerHandlerInterceptor(logged)));
        };
    }

    @Bean
    ConfigurerModule measuredCommands(CommandMetrics metrics) {
        return configurer -> configurer.configureMessageMonitor(CommandBus.class, "commandBus", axon -> metrics);
    }

    /** For the saga: whether every order would fail like this now. */
    @Bean
    Predicate<Throwable> outage() {
        return Failures::isOutage;
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    DecisionDeadline decisionDeadline(Settings settings) {
        return new DecisionDeadline(settings.decisionDeadline(), settings.waitingDeadline());
    }
}
