package vouch.query.whatif;

import com.fasterxml.uuid.Generators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.customer.CustomerId;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.FindFlips;
import vouch.api.whatif.WhatIfQuery.FindWhatIf;
import vouch.api.whatif.WhatIfQuery.FindWhatIfs;
import vouch.api.whatif.WhatIfQuery.Flips;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.StopWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;
import vouch.api.whatif.WhatIfQuery.WhatIfs;
import vouch.api.whatif.WhatIfView;
import vouch.query.CsvList;
import vouch.query.TextParameter;

/** Starts, shows and stops what-ifs over HTTP ({@code docs/http-api.md}, What-if). */
@RestController
@RequestMapping(path = WhatIfController.PATH)
class WhatIfController {

    static final String PATH = "/api/what-if";

    private final QueryGateway queries;

    WhatIfController(QueryGateway queries) {
        this.queries = queries;
    }

    record NewWhatIf(
            @Size(min = 1, max = Bounds.NAME) String name,
            LocalDate from,
            LocalDate until,
            @Size(max = 1000) List<@NotNull @Pattern(regexp = Identifier.FORMAT) String> customers,
            @NotNull @Size(min = 1, max = 8) List<@NotNull @Valid NewTimeline> timelines) {

        private StartWhatIf started(String id) {
            return new StartWhatIf(
                    id,
                    name,
                    from,
                    until,
                    customers == null
                            ? List.of()
                            : customers.stream().map(CustomerId::new).toList(),
                    timelines.stream()
                            .map(timeline -> new Timeline(timeline.name, timeline.policy))
                            .toList());
        }
    }

    record NewTimeline(@NotNull @Size(min = 1, max = Bounds.NAME) String name, @NotNull WhatIfPolicy policy) {}

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<WhatIfView>> start(
            @Valid @RequestBody NewWhatIf body, HttpServletRequest request) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        URI location =
                URI.create(UriUtils.encodePath(request.getContextPath() + PATH + "/" + id, StandardCharsets.UTF_8));
        return queries.query(body.started(id), WhatIfView.class)
                .thenApply(view -> ResponseEntity.accepted().location(location).body(view));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<WhatIfs> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after) {
        return queries.query(new FindWhatIfs(limit, after), WhatIfs.class);
    }

    @GetMapping(produces = CsvList.TYPE)
    void write(HttpServletResponse response) throws IOException {
        WhatIfCsv.WHAT_IFS.write(response, after -> list(Bounds.PAGE, after)
                .thenApply(page -> new CsvList.Page<>(page.items(), page.next())));
    }

    @GetMapping(path = "/{whatIfId}", produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<WhatIfView> find(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String whatIfId) {
        return queries.query(new FindWhatIf(whatIfId), WhatIfView.class);
    }

    @GetMapping(path = "/{whatIfId}/flips", produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<Flips> listFlips(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String whatIfId,
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String timeline,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after) {
        return queries.query(new FindFlips(whatIfId, timeline, limit, after), Flips.class);
    }

    @GetMapping(path = "/{whatIfId}/flips", produces = CsvList.TYPE)
    void writeFlips(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String whatIfId,
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String timeline,
            HttpServletResponse response)
            throws IOException {
        FlipCsv.FLIPS.write(
                response, after -> queries.query(new FindFlips(whatIfId, timeline, Bounds.PAGE, after), Flips.class)
                        .thenApply(page -> new CsvList.Page<>(page.items(), page.next())));
    }

    @DeleteMapping(path = "/{whatIfId}", produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<Void>> stop(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String whatIfId) {
        return queries.query(new StopWhatIf(whatIfId), WhatIfView.class)
                .thenApply(stopped -> ResponseEntity.noContent().build());
    }
}
