package vouch.query.customer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.Exposure;
import vouch.query.CsvList;

/** Writes the exposure of all customers as CSV ({@code docs/http-api.md}, CSV). */
@Controller
@RequestMapping(path = "/api/exposure", produces = CsvList.TYPE)
class ExposureCsvController {

    private static final CsvList<Exposure> EXPOSURES = new CsvList<Exposure>("exposure")
            .with("customerId", line -> line.customerId().value())
            .with("name", Exposure::name)
            .with("currency", line -> line.receivable().currency())
            .with("creditLimit", Exposure::creditLimit)
            .with("limitInForce", Exposure::limitInForce)
            .with("reserved", Exposure::reserved)
            .with("receivable", Exposure::receivable)
            .with("exposure", Exposure::exposure)
            .with("on", line -> line.aging().on())
            .with("notDue", line -> line.aging().notDue())
            .with("days1to30", line -> line.aging().days1to30())
            .with("days31to60", line -> line.aging().days31to60())
            .with("days61to90", line -> line.aging().days61to90())
            .with("over90", line -> line.aging().over90())
            .with("credit", line -> line.aging().credit());

    private final ExposureController pages;

    ExposureCsvController(ExposureController pages) {
        this.pages = pages;
    }

    @GetMapping
    void list(
            @RequestParam(required = false) LocalDate on,
            @RequestParam(required = false) Instant asOf,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token,
            HttpServletResponse response)
            throws IOException {
        EXPOSURES.write(response, after -> pages.list(on, asOf, Bounds.PAGE, after, token)
                .thenApply(page -> new CsvList.Page<>(page.items(), page.next())));
    }
}
