package vouch.app.admin;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.views.ViewForms;
import vouch.engine.views.ViewShadows;

/**
 * Makes a view anew whose rows are in the form of an earlier release: as a shadow, to which it switches when the shadow
 * is complete. The old view answers until then, and is dropped afterwards. Each step looks at the database only, so any
 * node goes on with it after a crash.
 */
@Component
@ConditionalOnSide(Side.QUERY)
class OutdatedViews implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutdatedViews.class);
    private static final int LOOK_SECONDS = 2;

    private final ViewForms forms;
    private final ViewShadows shadows;
    private final ViewShadowOperations operations;
    private volatile ScheduledExecutorService watch;

    OutdatedViews(ViewForms forms, ViewShadows shadows, ViewShadowOperations operations) {
        this.forms = forms;
        this.shadows = shadows;
        this.operations = operations;
    }

    private void look() {
        try {
            forms.outdated().forEach(this::look);
        } catch (RuntimeException e) {
            // Every exception is caught, because a task that throws is never scheduled again.
            LOG.warn("Outdated views are made anew later: {}", e.toString());
        }
    }

    private void look(String view) {
        try {
            ViewShadows.Shadow shadow = shadows.of(view).shadow();
            if (!forms.isReadOutdated(view)) {
                step(view, "drop", "The rows of {} in the form of an earlier release are dropped.");
            } else if (shadow == null) {
                step(view, "shadow", "{} is in the form of an earlier release, and is made anew beside it.");
            } else if (shadow.complete()) {
                step(view, "switch", "{} is made anew, and is read now.");
            }
        } catch (Refused notYet) {
            LOG.debug("{} is made anew a little later: {}", view, notYet.getMessage());
        }
    }

    private void step(String view, String operation, String what) {
        operations.of(operation, view).run();
        LOG.info(what, view);
    }

    @Override
    public void start() {
        watch = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("outdated-views"));
        watch.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Does not interrupt a look, because that would close an H2 file database. */
    @Override
    public void stop() {
        watch.shutdown();
        watch = null;
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
