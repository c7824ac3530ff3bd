package vouch.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.command.http.Submission;

/**
 * Adds the {@code Consistency-Token} to every answer to a command. It stands for the command's effect and for all that
 * the answer shows, which may be more when the answer was waited for.
 *
 * <p>Each command is answered in an asynchronous dispatch, so this has the answer before it is written.
 */
@Component
class TokenOfAnswer implements HandlerInterceptor, WebMvcConfigurer {

    private final EventStore events;

    TokenOfAnswer(EventStore events) {
        this.events = events;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            Object answer = WebAsyncUtils.getAsyncManager(request).getConcurrentResult();
            Submission.token(new ServletWebRequest(request))
                    .map(token -> shown(answer).map(token::and).orElse(token))
                    .ifPresent(token -> response.setHeader(ConsistencyToken.HEADER, token.toString()));
        }
        return true;
    }

    private Optional<ConsistencyToken> shown(Object answer) {
        Object body = answer instanceof ResponseEntity<?> entity ? entity.getBody() : null;
        if (body instanceof OrderView order) {
            ConsistencyToken token = ConsistencyToken.of(order.orderId(), order.version());
            return Optional.of(credit(order).map(token::and).orElse(token));
        }
        return body instanceof CustomerView customer
                ? Optional.of(ConsistencyToken.of(customer.customerId(), customer.version()))
                : Optional.empty();
    }

    /** The account as it is now, where the order shows more of it than what led to the order's last event. */
    private Optional<ConsistencyToken> credit(OrderView order) {
        boolean approval = order.status() == Status.APPROVED && order.credit() == Credit.RESERVED;
        boolean rejection = order.status() == Status.REJECTED && order.credit() == Credit.NONE;
        boolean undecided = order.decision() == null && order.credit() == Credit.NONE;
        return approval || rejection || undecided
                ? Optional.empty()
                : events.lastSequenceNumberFor(order.customerId().toString())
                        .map(last -> ConsistencyToken.of(order.customerId(), last + 1));
    }
}
