package vouch.app.messaging;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.processors.Unhurried;
import vouch.engine.selfcheck.Check;
import vouch.notices.DailyNotices;
import vouch.notices.Digests;
import vouch.notices.NoticeSettings;
import vouch.notices.Notices;
import vouch.notices.OutboxUpkeep;
import vouch.notices.Sender;
import vouch.notices.WaitingDeadline;

/** Configures notices, on the side that coordinates, and their recurring tasks. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSide(Side.SAGA)
@Import(Notices.class)
class NoticesConfiguration {

    private static final String SENDING = "notices";
    private static final String DAILY = "daily-notices";
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    @Bean
    WaitingDeadline waitingDeadline(Settings settings) {
        return new WaitingDeadline(settings.waitingDeadline());
    }

    /** No webhook wants to know what happened before it was registered, so a new processor need not read that. */
    @Bean
    ConfigurerModule noticesOfNewEvents() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        Notices.GROUP, (axon, processor) -> processor.initialToken(NoticesConfiguration::newest));
    }

    @Bean
    Unhurried unhurriedNotices() {
        return new Unhurried(Notices.GROUP, false);
    }

    /** A process starts while the event store is away. Then it begins with the first event, and skips the old ones. */
    private static TrackingToken newest(StreamableMessageSource<?> events) {
        try {
            return events.createHeadToken();
        } catch (RuntimeException away) {
            return null;
        }
    }

    @Bean
    Task<Void> sending(Sender sender) {
        return Tasks.recurring(SENDING, FixedDelay.ofSeconds(1)).execute((instance, context) -> sender.sendDue());
    }

    @Bean
    Check noticesAreSent(List<Task<?>> tasks) {
        return new Check(
                () -> tasks.stream().map(Task::getName).anyMatch(SENDING::equals),
                "nobody sends the notices to the webhooks: the sender is not among the scheduled tasks");
    }

    /** A run that was due while no process ran is made up for at the next start. */
    @Bean
    Task<Void> announcing(DailyNotices notices, Settings settings) {
        return Tasks.recurring(DAILY, DailySchedule.at(settings.dailyReviewAt()))
                .onFailure(new OnFailureRetryLater<>(AGAIN_AFTER))
                .execute((instance, context) -> notices.announce());
    }

    @Bean
    Check datesAreAnnounced(List<Task<?>> tasks) {
        return new Check(
                () -> tasks.stream().map(Task::getName).anyMatch(DAILY::equals),
                "nobody announces what is due by date: the daily notices are not among the scheduled tasks");
    }

    @Bean
    Task<Void> digesting(Digests digests, NoticeSettings settings) {
        return Tasks.recurring("notice-digests", DailySchedule.at(settings.digestAt()))
                .onFailure(new OnFailureRetryLater<>(AGAIN_AFTER))
                .execute((instance, context) -> digests.gather());
    }

    @Bean
    Task<Void> tidying(OutboxUpkeep upkeep) {
        return Tasks.recurring("notice-upkeep", FixedDelay.ofMinutes(1)).execute((instance, context) -> upkeep.tidy());
    }
}
