package vouch.notices;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;

/**
 * The notices of a day in one body.
 *
 * @param noticeId made of the first of its notices, so that no two digests have the same
 * @param on the day of the digest, in UTC
 * @param notices the JSON array of their bodies, as they would have been sent alone
 */
@JsonPropertyOrder({"noticeId", "kind", "on", "notices"})
record Digest(String noticeId, String kind, LocalDate on, @JsonRawValue String notices) {

    static final String KIND = "DIGEST";

    static Digest of(String firstId, LocalDate on, List<String> bodies) {
        return new Digest(KIND + "/" + firstId, KIND, on, "[" + String.join(",", bodies) + "]");
    }
}
