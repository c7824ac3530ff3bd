package vouch.app.admin;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.stereotype.Component;
import vouch.app.web.ParameterForm;

/**
 * Refuses parameters and fields that an operation does not take, or not in this form. Actuator would ignore or convert
 * them.
 */
@Component
class StrictOperations implements OperationInvokerAdvisor {

    /** Not checked, because a load balancer may add any parameter to the address of its probe. */
    private static final EndpointId PROBED = EndpointId.of("health");

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        Map<String, Class<?>> taken = new TreeMap<>();
        parameters.forEach(parameter -> taken.put(parameter.getName(), parameter.getType()));
        return endpoint.equals(PROBED) ? invoker : context -> invoke(invoker, context, taken);
    }

    private static Object invoke(OperationInvoker invoker, InvocationContext context, Map<String, Class<?>> taken) {
        for (Map.Entry<String, Object> given : context.getArguments().entrySet()) {
            Class<?> type = taken.get(given.getKey());
            if (type == null) {
                String known = taken.isEmpty() ? "no parameters" : String.join(", ", taken.keySet());
                return Answers.malformed(given.getKey(), "is not taken here. This operation takes " + known + ".");
            } else if (given.getValue() instanceof Collection && !Collection.class.isAssignableFrom(type)) {
                return Answers.malformed(given.getKey(), "is there more than once. Give it once.");
            } else if (type == Integer.class) {
                Optional<String> form = ParameterForm.missed(String.valueOf(given.getValue()), type);
                if (form.isPresent()) {
                    return Answers.malformed(given.getKey(), "must be " + form.get() + ".");
                }
            }
        }
        return invoker.invoke(context);
    }
}
