package vouch.app.admin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Legible;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.console.operations.Operations;
import vouch.engine.views.ViewPlaces;
import vouch.engine.views.ViewShadows;

/** Gives the page of the operators the answers of their endpoints. */
@Component
@ConditionalOnSide(Side.CONSOLE)
class OperatorAnswers implements Operations {

    private static final int NEWEST = 20;
    private static final int MOST_SEQUENCES = 100;
    private static final int MOST_LETTERS = 100;
    private static final int MOST_SAGAS = 100;
    private static final int LONGEST_NAME = 255;
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Map<Topic, Supplier<Optional<Object>>> endpoints = new EnumMap<>(Topic.class);
    private final ObjectProvider<DeadLettersEndpoint> queues;
    private final ObjectProvider<SagasEndpoint> sagas;
    private final ObjectProvider<ViewsEndpoint> views;

    private record Views(List<ViewShadows.View> items) {}

    OperatorAnswers(
            ObjectProvider<ProcessorsEndpoint> processors,
            ObjectProvider<ViewPlaces> places,
            ObjectProvider<ViewShadows> shadows,
            ObjectProvider<ViewsEndpoint> views,
            ObjectProvider<DeadLettersEndpoint> queues,
            ObjectProvider<SagasEndpoint> sagas,
            ObjectProvider<SealEndpoint> seal,
            ObjectProvider<OperationsEndpoint> log,
            ObjectProvider<UsersEndpoint> users,
            ObjectProvider<ApiKeysEndpoint> keys,
            ObjectProvider<ErasuresEndpoint> erasures,
            ObjectProvider<DemoEndpoint> demo) {
        this.queues = queues;
        this.sagas = sagas;
        this.views = views;
        endpoints.put(Topic.PROCESSORS, of(processors, ProcessorsEndpoint::processors));
        endpoints.put(
                Topic.VIEWS,
                of(
                        places,
                        there -> Answers.of(() -> new Views(there.views().stream()
                                .map(shadows.getObject()::of)
                                .toList()))));
        endpoints.put(Topic.DEAD_LETTERS, of(queues, endpoint -> endpoint.queues(MOST_SEQUENCES)));
        endpoints.put(Topic.SEAL, of(seal, SealEndpoint::seal));
        endpoints.put(Topic.LOG, of(log, endpoint -> endpoint.operations(NEWEST)));
        endpoints.put(Topic.USERS, of(users, UsersEndpoint::users));
        endpoints.put(Topic.KEYS, of(keys, ApiKeysEndpoint::keys));
        endpoints.put(Topic.ERASURES, of(erasures, endpoint -> endpoint.erasures(NEWEST)));
        endpoints.put(Topic.DEMO, of(demo, DemoEndpoint::demo));
    }

    /** A problem is no answer. It is logged where it was found. */
    private static <E> Supplier<Optional<Object>> of(
            ObjectProvider<E> endpoint, Function<E, WebEndpointResponse<Object>> operation) {
        return () -> Optional.ofNullable(endpoint.getIfAvailable())
                .map(operation)
                .filter(answer -> answer.getStatus() == WebEndpointResponse.STATUS_OK)
                .map(WebEndpointResponse::getBody);
    }

    @Override
    public Optional<Map<String, Object>> ask(Topic topic) {
        return endpoints.get(topic).get().map(OperatorAnswers::members);
    }

    @Override
    public Optional<Map<String, Object>> sagas(String state, String after) {
        return Optional.ofNullable(sagas.getIfAvailable())
                .map(endpoint -> found(endpoint.list(state, null, after, MOST_SAGAS)));
    }

    @Override
    public Map<String, Object> parity(String view) {
        return Optional.ofNullable(views.getIfAvailable())
                .map(endpoint -> found(endpoint.compare(view, "parity")))
                .orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
    }

    private static Map<String, Object> found(WebEndpointResponse<Object> answer) {
        if (answer.getBody() instanceof ProblemDetail problem) {
            throw new ErrorResponseException(HttpStatus.valueOf(answer.getStatus()), problem, null);
        }
        return members(answer.getBody());
    }

    /** A text that no group or sequence can have has no dead letters. */
    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> letters(String group, String sequence) {
        if (!Legible.is(group, LONGEST_NAME) || !Legible.is(sequence, LONGEST_NAME)) {
            return List.of();
        }
        List<Map<String, Object>> all =
                (List<Map<String, Object>>) of(queues, endpoint -> endpoint.sequence(group, sequence))
                        .get()
                        .map(OperatorAnswers::members)
                        .map(answer -> answer.get("items"))
                        .orElse(List.of());
        return all.subList(0, Math.min(MOST_LETTERS, all.size()));
    }

    private static Map<String, Object> members(Object answer) {
        return JsonMapper.shared().convertValue(answer, MEMBERS);
    }
}
