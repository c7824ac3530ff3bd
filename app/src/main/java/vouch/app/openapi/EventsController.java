package vouch.app.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the description of the events (AsyncAPI). */
@RestController
class EventsController {

    private final String events;

    EventsController() throws IOException {
        events = new ClassPathResource("described/events.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/v3/asyncapi", produces = "application/yaml")
    String events() {
        return events;
    }
}
