package vouch.app.web;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Completes every answer of a controller or of Actuator, whatever its type, before it is written. */
abstract class EveryAnswer implements ResponseBodyAdvice<Object> {

    @Override
    public final boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public final Object beforeBodyWrite(
            Object body,
            MethodParameter returned,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return complete(body, request, response);
    }

    /**
     * Returns what is written.
     *
     * @param body null when there is none
     */
    abstract Object complete(Object body, ServerHttpRequest request, ServerHttpResponse response);
}
