package vouch.notices;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vouch.api.customer.CustomerId;

/**
 * What a receiver is told; its JSON is the body of the request ({@code docs/notices.md}, Body). It has ids and amounts,
 * and no names or other texts of people.
 *
 * @param noticeId the same whenever the notice is sent again, so that the receiver can ignore a repetition
 * @param subject what the notice is about, such as {@code order/536365}
 * @param customerId null where several customers are concerned
 * @param on the day for which it counts
 * @param recordedAt when the event was recorded, or when the daily run found it
 * @param details what only notices of this kind have, by the name of the field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"noticeId", "kind", "subject", "customerId", "on", "recordedAt"})
record Notice(
        String noticeId,
        Kind kind,
        String subject,
        CustomerId customerId,
        LocalDate on,
        Instant recordedAt,
        @JsonAnyGetter Map<String, Object> details) {

    Notice {
        // The order of the fields stays as the notice was made.
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** A notice that comes at most once a day for each subject, however often it is found. */
    static Notice daily(
            Kind kind, String subject, CustomerId customer, LocalDate day, Instant at, Map<String, Object> details) {
        return new Notice("%s/%s/%s".formatted(kind, subject, day), kind, subject, customer, day, at, details);
    }
}
