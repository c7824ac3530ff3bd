package vouch.app.messaging;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.coordination.Reconciler;
import vouch.engine.selfcheck.Check;
import vouch.saga.DailyReview;
import vouch.saga.DecisionDeadlines;

/** Configures the recurring tasks on orders. The scheduler's table gives each run of a task to one node. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSide(Side.SAGA)
class ReconciliationConfiguration {

    private static final String RECONCILIATION = "reconciliation";
    private static final String DEADLINES = "decision-deadlines";
    private static final String REVIEW = "daily-review";

    /** A review that an outage stopped begins again, and does not wait for the next day. */
    private static final Duration REVIEW_AGAIN_AFTER = Duration.ofMinutes(1);

    @Bean
    Task<Void> reconciliation(Reconciler reconciler, Clock clock) {
        return Tasks.recurring(RECONCILIATION, FixedDelay.ofSeconds(5))
                .execute((instance, context) -> reconciler.reconcile(clock.instant()));
    }

    @Bean
    Check lostOrdersAreFound(List<Task<?>> tasks) {
        return new Check(
                () -> tasks.stream().map(Task::getName).anyMatch(RECONCILIATION::equals),
                "nobody looks for orders that were lost on the way: the reconciler is not among the scheduled tasks");
    }

    @Bean
    Check nothingIsDoneBeforeTheChecks(Scheduler scheduler) {
        return new Check(
                () -> !scheduler.getSchedulerState().isStarted(),
                "deadlines and the reconciler are at work before everything was checked:"
                        + " leave db-scheduler.delay-startup-until-context-ready at true");
    }

    @Bean
    Task<Void> deadlines(DecisionDeadlines deadlines) {
        return Tasks.recurring(DEADLINES, FixedDelay.ofSeconds(1)).execute((instance, context) -> deadlines.askDue());
    }

    @Bean
    Check lateOrdersAreAsked(List<Task<?>> tasks) {
        return new Check(
                () -> tasks.stream().map(Task::getName).anyMatch(DEADLINES::equals),
                "nobody asks orders that are not decided in time: the deadlines are not among the scheduled tasks");
    }

    /** A review that was due while no process ran is made up for at the next start. */
    @Bean
    Task<Void> accountReviews(DailyReview review, Settings settings, Clock clock) {
        return Tasks.recurring(REVIEW, DailySchedule.at(settings.dailyReviewAt()))
                .onFailure(new OnFailureRetryLater<>(REVIEW_AGAIN_AFTER))
                .execute((instance, context) ->
                        review.reviewAccounts(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    @Bean
    Check accountsAreReviewed(List<Task<?>> tasks) {
        return new Check(
                () -> tasks.stream().map(Task::getName).anyMatch(REVIEW::equals),
                "nobody reviews the accounts each day: the review is not among the scheduled tasks");
    }
}
