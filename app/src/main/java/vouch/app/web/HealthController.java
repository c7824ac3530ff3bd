package vouch.app.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vouch.engine.processors.ViewReadiness;

/** Answers health on the port that clients use, for load balancers and orchestrators. */
@RestController
class HealthController {

    private final HealthEndpoint health;
    private final ApplicationAvailability process;
    private final Optional<ViewReadiness> views;

    /** @param views empty in a process without tables */
    HealthController(HealthEndpoint health, ApplicationAvailability process, Optional<ViewReadiness> views) {
        this.health = health;
        this.process = process;
        this.views = views;
    }

    /** Whether the process should keep running. */
    @GetMapping(path = "/livez", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> live() {
        return answer(process.getLivenessState() == LivenessState.CORRECT ? Status.UP : Status.DOWN);
    }

    /**
     * Whether the process accepts requests: from the end of its start, and when its views have caught up, until it
     * stops. An outage of the database or of Axon Server does not count, because it affects every process. Each answer
     * that needs them reports the outage.
     */
    @GetMapping(path = "/readyz", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> ready() {
        boolean ready = process.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                && views.stream().allMatch(ViewReadiness::isReady);
        return answer(ready ? Status.UP : Status.OUT_OF_SERVICE);
    }

    /**
     * Whether everything that the process needs is available. Without a separate management port, Actuator answers this
     * path itself.
     */
    @GetMapping(path = "/actuator/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> health() {
        return answer(health.health().getStatus());
    }

    private static ResponseEntity<Map<String, String>> answer(Status status) {
        return ResponseEntity.status(Status.UP.equals(status) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", status.getCode()));
    }
}
