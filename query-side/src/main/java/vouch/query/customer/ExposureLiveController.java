package vouch.query.customer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.Exposure;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.views.ViewPlaces;
import vouch.query.live.LiveAnswer;

/** Shows today's exposure over HTTP, and then its changes until the day is over ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = "/api/exposure", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class ExposureLiveController {

    private final ExposureController present;
    private final LiveExposure exposures;
    private final ExposureQueryHandler handler;
    private final HandledEvents handled;
    private final ViewPlaces places;

    ExposureLiveController(
            ExposureController present,
            LiveExposure exposures,
            ExposureQueryHandler handler,
            HandledEvents handled,
            ViewPlaces places) {
        this.present = present;
        this.exposures = exposures;
        this.handler = handler;
        this.handled = handled;
        this.places = places;
    }

    /** Today's, which is another day's when it is read after midnight. */
    @GetMapping("/total")
    CompletableFuture<LiveAnswer<Object>> add(
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.add(null, token)
                .thenApply(total -> LiveAnswer.ofPolled(
                        FindTotalExposure.class,
                        () -> List.of(exposures.today(), handled.upTo(places.processor(exposures.view()))),
                        () -> handler.handle(new FindTotalExposure(exposures.today()))));
    }

    @GetMapping
    CompletableFuture<LiveAnswer<Optional<Exposure>>> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        LocalDate today = exposures.today();
        return present.list(today, null, limit, null, token)
                .thenApply(page -> LiveAnswer.ofDay(
                        exposures,
                        () -> handler.handle(new FindExposure(today, limit, null)),
                        Optional::isPresent,
                        () -> !exposures.today().equals(today)));
    }
}
