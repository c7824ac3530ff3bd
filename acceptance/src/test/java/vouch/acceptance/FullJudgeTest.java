package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes of the second part of the credit rules, and what must show beside them. */
class FullJudgeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "terms                    | 204 | {}                                              | recorded",
                "temporary-limit          | 201 | {}                                              | recorded",
                "temporary-limit          | 200 | {}                                              | recorded",
                "withdraw-temporary-limit | 204 | {}                                              | recorded",
                "eligibility              | 200 | {'revision':1,'changed':true}                   | recorded",
                "review                   | 204 | {}                                              | recorded",
                "order    | 202 | {'status':'PENDING','credit':'WAITING','reason':'OVERDUE'} | waiting:OVERDUE",
                "order    | 201 | {'status':'APPROVED'}                           | approved",
                "order    | 200 | {'status':'SHIPPED'}                            | shipped",
                "override | 200 | {'status':'APPROVED','granted':'BY_OVERRIDE'}   | granted",
                "override | 200 | {'status':'SHIPPED','granted':'BY_OVERRIDE'}    | granted",
                "refuse   | 200 | {'status':'REJECTED','reason':'CREDIT_REFUSED'} | rejected:CREDIT_REFUSED",
                "override | 403 | {'code':'OVERRIDE_LIMIT_EXCEEDED'}        | refused:OVERRIDE_LIMIT_EXCEEDED",
                "override | 409 | {'code':'NOT_OVERRIDDEN'}                 | refused:NOT_OVERRIDDEN",
                "refuse   | 409 | {'code':'NOT_WAITING'}                    | refused:NOT_WAITING",
                "temporary-limit          | 409 | {'code':'TEMPORARY_LIMIT_OVERLAPS'} | refused:TEMPORARY_LIMIT_OVERLAPS",
                "withdraw-temporary-limit | 404 | {'code':'TEMPORARY_LIMIT_NOT_FOUND'}"
                        + " | refused:TEMPORARY_LIMIT_NOT_FOUND"
            })
    void knowsWhatWasPromised(String kind, int status, String body, String outcome) {
        assertThat(outcome(kind, status, body)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "terms       | 200 | {}                                            | http:200",
                "review      | 202 | {}                                            | http:202",
                "eligibility | 204 | {}                                            | http:204",
                "order       | 202 | {'status':'PENDING','credit':'NONE'}          | http:202 PENDING",
                "order       | 201 | {'status':'PENDING','credit':'WAITING'}       | http:201 PENDING",
                "override    | 200 | {'status':'APPROVED','granted':'AT_ONCE'}     | http:200 APPROVED",
                "override    | 202 | {'status':'PENDING','granted':'BY_OVERRIDE'}  | http:202 PENDING",
                "override    | 403 | {'code':'ACCESS_DENIED'}                      | http:403 ACCESS_DENIED",
                "override    | 422 | {'code':'NOT_WAITING'}                        | http:422 NOT_WAITING",
                "refuse      | 202 | {'status':'PENDING'}                          | http:202 PENDING"
            })
    void takesNothingElseForAnOutcome(String kind, int status, String body, String outcome) {
        assertThat(outcome(kind, status, body)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'reasons':['OVERDUE']                | {'reasons':['OVERDUE']}              | {'reasons':[]}",
                "'how':'AT_ONCE','warnings':['OVERDUE'] | {'granted':'AT_ONCE','warnings':['OVERDUE']}"
                        + " | {'granted':'AT_ONCE','warnings':[]}",
                "'how':'AT_ONCE'    | {'granted':'AT_ONCE','warnings':[]} | {'granted':'AT_ONCE','warnings':['OVERDUE']}",
                "'how':'AT_ONCE'    | {'granted':'AT_ONCE','warnings':[]} | {'granted':'AFTER_WAITING','warnings':[]}",
                "'how':'BY_OVERRIDE' | {'granted':'BY_OVERRIDE','warnings':['OVERDUE']} | {'granted':null}",
                "'dueOn':'2011-04-30'                 | {'dueOn':'2011-04-30'}               | {'dueOn':'2011-05-01'}",
                "'revision':3                         | {'revision':3}                       | {'revision':2}",
                "'changed':false                      | {'changed':false}                    | {'changed':true}",
                "'missing':['OVERDUE']                | {'detail':'It must name OVERDUE.'}   | {'detail':'It must.'}",
                "'missing':['CREDIT_HOLD','OVERDUE']  | {'detail':'CREDIT_HOLD, OVERDUE'}    | {'detail':'CREDIT_HOLD'}",
                "'missing':['OVERDUE']                | {'detail':'OVERDUE'}    | {'detail':'CREDIT_HOLD, OVERDUE'}"
            })
    void comparesWhatElseMustShow(String shown, String right, String wrong) {
        Operation operation = operation("order", "{" + shown + "}");
        Facts expected = Particulars.expected(operation);

        assertThat(Particulars.shown(operation, answer(200, right, false))).isEqualTo(expected);
        assertThat(Particulars.shown(operation, answer(200, wrong, false))).isNotEqualTo(expected);
        assertThat(Particulars.shown(operation, answer(200, "{}", false))).isNotEqualTo(expected);
    }

    @Test
    void comparesNothingThatIsLeftOut() {
        Operation operation = operation("order", "{}");

        assertThat(Particulars.shown(operation, answer(200, "{'reasons':['OVERDUE'],'dueOn':'2011-04-30'}", false)))
                .isEqualTo(Particulars.expected(operation));
    }

    /** The first telling changed it, though its answer was lost. */
    @Test
    void takesATellingThatWasSentAgainForDoneBefore() {
        Operation operation = operation("eligibility", "{'changed':true,'revision':3}");

        assertThat(Particulars.shown(operation, answer(200, "{'changed':false,'revision':3}", true)))
                .isEqualTo(Particulars.expected(operation));
    }

    private static String outcome(String kind, int status, String body) {
        return Judge.outcome(operation(kind, "{}"), answer(status, body, false)).text();
    }

    private static Operation operation(String kind, String shown) {
        Operation operation = new Operation(1, Kind.of(kind).orElseThrow(), "c", "r", "", "", "");
        return operation.with(new Details(json("{'on':null}"), json(shown)));
    }

    private static Answer answer(int status, String body, boolean repeated) {
        return new Answer(status, json(body), Optional.empty(), Optional.empty(), repeated);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
