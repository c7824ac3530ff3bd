package vouch.app.web;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health on the port that clients use, for load balancers and orchestrators. */
@RestController
class HealthController {

    private final HealthEndpoint health;
    private final ApplicationAvailability process;

    HealthController(HealthEndpoint health, ApplicationAvailability process) {
        this.health = health;
        this.process = process;
    }

    /** Whether the process should be left running, whatever else is away: a restart would not bring that back. */
    @GetMapping("/livez")
    ResponseEntity<Map<String, String>> live() {
        return answer(process.getLivenessState() == LivenessState.CORRECT ? Status.UP : Status.DOWN);
    }

    /** Whether it can do its work. Where management has no port of its own, Actuator answers the second path itself. */
    @GetMapping({"/readyz", "/actuator/health"})
    ResponseEntity<Map<String, String>> ready() {
        return answer(health.health().getStatus());
    }

    private static ResponseEntity<Map<String, String>> answer(Status status) {
        return ResponseEntity.status(Status.UP.equals(status) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", status.getCode()));
    }
}
