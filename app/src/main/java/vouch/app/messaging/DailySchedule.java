package vouch.app.messaging;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a task runs that runs once a day. */
final class DailySchedule {

    private DailySchedule() {}

    /** @param time of day in UTC; empty when the task does not run */
    static Schedule at(Optional<LocalTime> time) {
        return time.<Schedule>map(at -> new Daily(ZoneOffset.UTC, at)).orElseGet(DisabledSchedule::new);
    }
}
