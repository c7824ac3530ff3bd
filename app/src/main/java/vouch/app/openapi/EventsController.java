package vouch.app.openapi;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the description of the events (AsyncAPI). */
@RestController
class EventsController {

    @GetMapping(path = "/v3/asyncapi", produces = "application/yaml")
    Resource events() {
        return new ClassPathResource("described/events.yaml");
    }
}
