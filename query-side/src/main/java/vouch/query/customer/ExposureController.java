package vouch.query.customer;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.CustomerQuery.TotalExposure;
import vouch.api.history.HistoryQuery.FindPastExposure;
import vouch.query.ConsistentQueries;

/** Shows the exposure of all customers over HTTP ({@code docs/http-api.md}, Queries). Without a day it is today's, in UTC. */
@RestController
@RequestMapping(path = "/api/exposure", produces = MediaType.APPLICATION_JSON_VALUE)
class ExposureController {

    private final QueryGateway queries;
    private final Clock clock;

    ExposureController(QueryGateway queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping
    CompletableFuture<Exposures> list(
            @RequestParam(required = false) LocalDate on,
            @RequestParam(required = false) Instant asOf,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        if (on != null && asOf != null) {
            throw refuse(VALIDATION_FAILED, "on and asOf do not go together: send one of them.");
        }
        Object query =
                asOf == null ? new FindExposure(day(on), limit, after) : new FindPastExposure(asOf, limit, after);
        return queries.query(ConsistentQueries.on(query, token), Exposures.class);
    }

    @GetMapping("/total")
    CompletableFuture<TotalExposure> add(
            @RequestParam(required = false) LocalDate on,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(ConsistentQueries.on(new FindTotalExposure(day(on)), token), TotalExposure.class);
    }

    private LocalDate day(LocalDate on) {
        return on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : on;
    }
}
