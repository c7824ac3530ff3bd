package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JudgeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register          | 201 | {}                                                  | registered",
                "register          | 200 | {}                                                  | registered",
                "order             | 201 | {'status':'APPROVED'}                               | approved",
                "order             | 200 | {'status':'SHIPPED'}                                | approved",
                "order             | 201 | {'status':'REJECTED','reason':'CREDIT_HOLD'}        | rejected:CREDIT_HOLD",
                "order             | 200 | {'status':'CANCELLED'}                              | cancelled",
                "order-async       | 202 | {'status':'PENDING'}                                | accepted",
                "order-then-cancel | 200 | {'status':'CANCELLED'}                              | cancelled",
                "ship              | 200 | {'status':'SHIPPED'}                                | shipped",
                "cancel            | 200 | {'status':'CANCELLED'}                              | cancelled",
                "payment           | 201 | {}                                                  | recorded",
                "payment           | 200 | {}                                                  | recorded",
                "credit-note       | 201 | {}                                                  | recorded",
                "reverse           | 201 | {}                                                  | recorded",
                "limit             | 204 | {}                                                  | recorded",
                "hold              | 204 | {}                                                  | recorded",
                "lift-hold         | 204 | {}                                                  | recorded"
            })
    void knowsWhatWasPromised(String kind, int status, String body, String outcome) {
        assertThat(outcome(kind, status, body)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ship     | 409 | {'code':'ORDER_NOT_APPROVED'}    | refused:ORDER_NOT_APPROVED",
                "cancel   | 404 | {'code':'ORDER_NOT_FOUND'}       | refused:ORDER_NOT_FOUND",
                "payment  | 422 | {'code':'CURRENCY_MISMATCH'}     | refused:CURRENCY_MISMATCH",
                "register | 422 | {'code':'SOME_OTHER_RULE'}       | refused:SOME_OTHER_RULE"
            })
    void knowsARefusalByItsCode(String kind, int status, String body, String outcome) {
        assertThat(outcome(kind, status, body)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order       | 202 | {'status':'PENDING'}             | http:202 PENDING",
                "order       | 201 | {'status':'PENDING'}             | http:201 PENDING",
                "order       | 200 | {}                               | http:200",
                "order-async | 201 | {'status':'APPROVED'}            | http:201 APPROVED",
                "order-async | 200 | {'status':'APPROVED'}            | http:200 APPROVED",
                "ship        | 202 | {'status':'SHIPPED'}             | http:202 SHIPPED",
                "ship        | 200 | {'status':'APPROVED'}            | http:200 APPROVED",
                "ship        | 404 | {}                               | http:404",
                "ship        | 401 | {'code':'UNAUTHENTICATED'}       | http:401 UNAUTHENTICATED",
                "cancel      | 422 | {'code':'ORDER_REJECTED'}        | http:422 ORDER_REJECTED",
                "payment     | 409 | {'code':'IDEMPOTENCY_CONFLICT'}  | http:409 IDEMPOTENCY_CONFLICT",
                "payment     | 500 | {'code':'INTERNAL'}              | http:500 INTERNAL",
                "payment     | 204 | {}                               | http:204",
                "limit       | 200 | {}                               | http:200",
                "register    | 503 | {'code':'UNAVAILABLE'}           | http:503 UNAVAILABLE"
            })
    void takesNothingElseForAnOutcome(String kind, int status, String body, String outcome) {
        assertThat(outcome(kind, status, body)).isEqualTo(outcome);
    }

    /** It was taken when it was sent first, though nobody said so, and decided since. */
    @Test
    void takesAnOrderThatWasSentAgainForAccepted() {
        assertThat(outcome("order-async", 200, "{'status':'REJECTED'}", true)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "approved, approved, true",
        "approved, rejected:CREDIT_HOLD, false",
        "rejected:CREDIT_HOLD, rejected:CREDIT_LIMIT_EXCEEDED, false",
        "refused:ORDER_REJECTED, refused, true",
        "refused:ORDER_REJECTED, refused:ORDER_REJECTED, true",
        "refused:ORDER_REJECTED, refused:ORDER_NOT_APPROVED, false",
        "rejected:CREDIT_HOLD, refused, false",
        "http:401 UNAUTHENTICATED, refused, false"
    })
    void meetsExpectationsToTheLetterSaveForAPlainRefused(String got, String expected, boolean meets) {
        assertThat(new Outcome(got).meets(expected)).isEqualTo(meets);
    }

    private static String outcome(String kind, int status, String body) {
        return outcome(kind, status, body, false);
    }

    private static String outcome(String kind, int status, String body, boolean repeated) {
        JsonNode json = JsonMapper.shared().readTree(body.replace('\'', '"'));
        Answer answer = new Answer(status, json, Optional.empty(), Optional.empty(), repeated);
        Kind asked = Kind.of(kind).orElseThrow();
        return Judge.outcome(new Operation(1, asked, "c", "r", "", "", ""), answer)
                .text();
    }
}
