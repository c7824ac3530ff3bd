package vouch.query.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Turns the answer of a controller into a live answer over HTTP. A shutdown ends all live answers before it waits for
 * the other requests.
 */
final class LiveAnswers implements HandlerMethodReturnValueHandler, WebMvcConfigurer, SmartLifecycle {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveChanges changes;
    private final LiveCallers callers;
    private volatile boolean running;

    LiveAnswers(LiveChanges changes, LiveCallers callers) {
        this.changes = changes;
        this.callers = callers;
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        return LiveAnswer.class.isAssignableFrom(returned.getParameterType());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void handleReturnValue(
            Object answer, MethodParameter returned, ModelAndViewContainer container, NativeWebRequest web)
            throws Exception {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        container.setRequestHandled(true);
        if (request.getMethod().equals("HEAD")) {
            describe(response);
            return;
        }
        String lastId = request.getHeader(LAST_EVENT_ID);
        LiveClient client = changes.begin(
                (LiveAnswer<Object>) answer, callers.of(request), lastId == null || lastId.isEmpty() ? null : lastId);
        describe(response);
        client.open(request.startAsync());
    }

    /** A proxy must neither keep the stream nor collect it. */
    private static void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        changes.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
