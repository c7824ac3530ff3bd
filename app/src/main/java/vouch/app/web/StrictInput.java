package vouch.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses parameters, headers and bodies that an endpoint does not take. If they were ignored, a client would believe
 * in a filter, a condition or a reason that was never applied. An endpoint takes what its handler method declares.
 */
@Component
class StrictInput implements HandlerInterceptor, WebMvcConfigurer {

    private final JsonMapper json;

    StrictInput(JsonMapper json) {
        this.json = json;
    }

    /** Probes are not checked, because a load balancer may add any parameter to their address. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**", "/admin/**", "/v3/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // An asynchronous dispatch is not checked again: the request was checked before, and its body was read.
        if (handler instanceof HandlerMethod method && request.getDispatcherType() != DispatcherType.ASYNC) {
            List<Map<String, String>> errors = new ArrayList<>();
            parameters(request, method, errors);
            errors.addAll(StrictHeaders.errors(request, method));
            if (Stream.of(method.getMethodParameters()).noneMatch(p -> p.hasParameterAnnotation(RequestBody.class))) {
                body(request, errors);
            }
            if (!errors.isEmpty()) {
                throw new NotTaken(errors);
            }
        }
        return true;
    }

    private static void parameters(HttpServletRequest request, HandlerMethod method, List<Map<String, String>> errors) {
        Map<String, Class<?>> taken = taken(method);
        request.getParameterMap().forEach((name, values) -> {
            if (!taken.containsKey(name)) {
                String known = taken.isEmpty() ? "no parameters" : String.join(", ", taken.keySet());
                errors.add(error("parameter", name, "is not taken here. This request takes " + known + "."));
            } else if (values.length > 1) {
                errors.add(error("parameter", name, "is there %d times. Give it once.".formatted(values.length)));
            } else {
                ParameterForm.missed(values[0], taken.get(name))
                        .ifPresent(form -> errors.add(error("parameter", name, "must be " + form + ".")));
            }
        });
        String[] path = request.getRequestURI().split(";", 2);
        if (path.length > 1) {
            String name = path[1].split("[=;/]", 2)[0];
            errors.add(error("parameter", name, "is not taken in a path. Parameters come after a question mark."));
        }
    }

    private static Map<String, Class<?>> taken(HandlerMethod method) {
        Map<String, Class<?>> taken = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                taken.put(parameter.getParameter().getName(), parameter.getParameterType());
            }
        }
        return taken;
    }

    private void body(HttpServletRequest request, List<Map<String, String>> errors) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length > 0 && !isEmptyObject(body)) {
            errors.add(error("pointer", "", "This request takes no body. Leave it out."));
        }
    }

    private boolean isEmptyObject(byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            return root.isObject() && root.isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Map<String, String> error(String kind, String place, String detail) {
        return Map.of(kind, place, "detail", detail);
    }
}
