package vouch.app.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.AxonThreadFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.processors.ProcessorStatus.Processor;
import vouch.query.live.LiveCallers;

/**
 * Streams the state of event processors to operators, so that the progress of a replay needs no polling. Each stream
 * sends the state at its beginning, and at most once a second when it has changed. A stream that its client may no
 * longer have ends within a minute. One thread serves all streams.
 */
@Component
@ConditionalOnTables
class FollowedProcessors implements SmartLifecycle {

    private static final int MOST = 20;
    private static final long NEVER = 0;
    private static final int LOOKS_PER_HEARTBEAT = 15;
    private static final int LOOKS_PER_CHECK = 60;

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final LiveCallers callers;
    private volatile ScheduledExecutorService watch;

    FollowedProcessors(LiveCallers callers) {
        this.callers = callers;
    }

    /** Must be called on the thread of the request. Returns what Actuator hands to Spring MVC: a stream or a problem. */
    Object of(Supplier<Processor> state) {
        return Answers.orProblem(() -> {
            ServletRequestAttributes http = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
            HttpServletRequest request = http.getRequest();
            String first = JsonMapper.shared().writeValueAsString(state.get());
            http.getResponse().setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            http.getResponse().setHeader("X-Accel-Buffering", "no");
            return HttpMethod.HEAD.matches(request.getMethod())
                    ? Answers.empty(MediaType.TEXT_EVENT_STREAM)
                    : begin(new Stream(state, first, callers.of(request)));
        });
    }

    private SseEmitter begin(Stream stream) {
        synchronized (streams) {
            if (streams.size() == MOST) {
                throw Refused.conflict("%d streams are open already. End one of them.".formatted(MOST));
            }
            streams.add(stream);
        }
        stream.begin();
        return stream.out;
    }

    private final class Stream {

        private final SseEmitter out = new SseEmitter(NEVER);
        private final Supplier<Processor> state;
        private final LiveCallers.Caller caller;
        private String sent;
        private int looks;

        private Stream(Supplier<Processor> state, String first, LiveCallers.Caller caller) {
            this.state = state;
            this.sent = first;
            this.caller = caller;
            out.onCompletion(() -> streams.remove(this));
            out.onError(gone -> streams.remove(this));
        }

        private void begin() {
            send(SseEmitter.event().name("processor").data(sent));
        }

        private void look() {
            looks++;
            if (looks % LOOKS_PER_CHECK == 0 && !caller.mayGoOn()) {
                out.complete();
                return;
            }
            String now = JsonMapper.shared().writeValueAsString(state.get());
            if (!now.equals(sent)) {
                sent = now;
                send(SseEmitter.event().name("processor").data(now));
            } else if (looks % LOOKS_PER_HEARTBEAT == 0) {
                send(SseEmitter.event().comment("heartbeat"));
            }
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                out.send(event);
            } catch (IOException | IllegalStateException gone) {
                streams.remove(this);
            }
        }
    }

    /** A stream whose state cannot be read ends, and its client connects again. */
    private void look() {
        for (Stream stream : streams) {
            try {
                stream.look();
            } catch (RuntimeException outage) {
                stream.out.completeWithError(outage);
            }
        }
    }

    @Override
    public void start() {
        watch = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("followed-processors"));
        watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Ends all streams, before the shutdown waits for the other requests. */
    @Override
    public void stop() {
        watch.shutdown();
        watch = null;
        streams.forEach(stream -> stream.out.complete());
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
