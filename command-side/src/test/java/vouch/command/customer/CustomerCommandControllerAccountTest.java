package vouch.command.customer;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static vouch.command.http.Today.DATE;
import static vouch.command.http.Today.ON;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import vouch.api.Accepted;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.command.http.Today;
import vouch.engine.dryrun.DryRun;

/** What is done to a customer's account over HTTP. */
class CustomerCommandControllerAccountTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final PaymentId PAYMENT = new PaymentId("P-1");
    private static final Money MONEY = Money.of("12.5", "GBP");
    private static final String JSON = "{\"amount\":\"12.5\",\"currency\":\"GBP\"}";
    private static final String WRITTEN = "{\"amount\":\"12.50\",\"currency\":\"GBP\"}";
    private static final TemporaryLimitId TEMPORARY = new TemporaryLimitId("T-1");
    private static final String LIMIT =
            "{\"temporaryLimitId\":\"T-1\",\"amount\":%s,\"from\":\"2011-11-01\",\"until\":\"9999-12-31\"}"
                    .formatted(JSON);
    private static final String LIMIT_WITHOUT_ID = LIMIT.replace("\"temporaryLimitId\":\"T-1\",", "");
    private static final String LIMIT_WRITTEN = LIMIT.replace(JSON, WRITTEN);

    private final CommandGateway commands = mock();
    private final MockMvcTester http = MockMvcTester.of(
            new CustomerCommandController(commands, mock(QueryGateway.class), Today.dates()),
            new AccountTermsController(commands, Today.dates()),
            new PostingCommandController(commands, Today.dates()),
            new TemporaryLimitController(commands, Today.dates()));

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(PUT, "credit-limit", "{\"creditLimit\":%s}".formatted(JSON), change(null)),
                arguments(
                        PUT,
                        "credit-limit",
                        "{\"creditLimit\":%s,\"reason\":\"good payer\"}".formatted(JSON),
                        change("good payer")),
                arguments(
                        PUT,
                        "hold",
                        "{\"reason\":\"bounced twice\"}",
                        new PlaceCreditHold(CUSTOMER, "bounced twice", ON)),
                arguments(DELETE, "hold", "", new LiftCreditHold(CUSTOMER, null, ON)),
                arguments(DELETE, "hold?reason=paid%20%C3%A6", "", new LiftCreditHold(CUSTOMER, "paid æ", ON)),
                arguments(
                        PUT,
                        "terms",
                        """
                        {"onShortage":"WAIT","tolerancePercent":10,"paymentDays":14,"overdueGraceDays":7,
                         "overdueMinimum":%s,"reservationDays":365,"reason":"agreed"}"""
                                .formatted(JSON),
                        new ChangeCreditTerms(
                                CUSTOMER, new CreditTerms(OnShortage.WAIT, 10, 14, 7, MONEY, 365), "agreed", ON)),
                arguments(
                        PUT,
                        "terms",
                        """
                        {"onShortage":"WARN","tolerancePercent":0,"paymentDays":0,"overdueGraceDays":null,
                         "overdueMinimum":%s}"""
                                .formatted(JSON),
                        new ChangeCreditTerms(
                                CUSTOMER, new CreditTerms(OnShortage.WARN, 0, 0, null, MONEY, null), null, ON)),
                arguments(POST, "review", "{}", new ReviewAccount(CUSTOMER, ON)),
                arguments(
                        DELETE, "temporary-limits/T-1", "", new WithdrawTemporaryLimit(CUSTOMER, TEMPORARY, null, ON)),
                arguments(
                        DELETE,
                        "temporary-limits/T-1?reason=season%20over",
                        "",
                        new WithdrawTemporaryLimit(CUSTOMER, TEMPORARY, "season over", ON)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("changes")
    void answersAChangeWithoutABodyTheFirstTimeAndAgain(
            HttpMethod method, String path, String body, CustomerCommand command) {
        for (boolean first : new boolean[] {true, false}) {
            accept(first);

            assertThat(request(method, path, body)).hasStatus(204).body().isEmpty();
        }
        verify(commands, times(2)).send(command);
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                arguments(
                        "payments",
                        "{\"paymentId\":\"P-1\",\"amount\":%s}".formatted(JSON),
                        new RecordPayment(CUSTOMER, PAYMENT, MONEY, DATE),
                        "{\"paymentId\":\"P-1\",\"amount\":%s}".formatted(WRITTEN)),
                arguments(
                        "payments/P-1/reversal",
                        "{\"reason\":\"bounced\"}",
                        new ReversePayment(CUSTOMER, PAYMENT, "bounced", ON),
                        "{\"paymentId\":\"P-1\"}"),
                arguments(
                        "credit-notes",
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(JSON),
                        new IssueCreditNote(CUSTOMER, new CreditNoteId("N-1"), MONEY, null, DATE),
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(WRITTEN)),
                arguments(
                        "credit-notes",
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s,\"reason\":\"damaged\"}".formatted(JSON),
                        new IssueCreditNote(CUSTOMER, new CreditNoteId("N-1"), MONEY, "damaged", DATE),
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(WRITTEN)),
                arguments("temporary-limits", LIMIT, granted(null, DATE), LIMIT_WRITTEN),
                arguments(
                        "temporary-limits",
                        LIMIT.replace("\"from\"", "\"reason\":\"season\",\"from\""),
                        granted("season", DATE),
                        LIMIT_WRITTEN));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("entries")
    void answersAnEntryWithItselfCreatedTheFirstTimeAndOkAgain(
            String path, String body, CustomerCommand command, String answer) {
        for (boolean first : new boolean[] {true, false}) {
            accept(first);

            assertThat(request(POST, path, body))
                    .hasStatus(first ? 201 : 200)
                    .bodyJson()
                    .isStrictlyEqualTo(answer);
        }
        verify(commands, times(2)).send(command);
    }

    /** With the date of the client, where it is the day for which the command counts. */
    static Stream<Arguments> dated() {
        LocalDate day = LocalDate.of(2011, 2, 28);
        BusinessDate given = new BusinessDate(day, true);
        CreditTerms terms = new CreditTerms(OnShortage.REJECT, 0, 30, null, MONEY, null);
        return Stream.of(
                arguments(
                        PUT,
                        "credit-limit",
                        "{\"creditLimit\":%s}".formatted(JSON),
                        new ChangeCreditLimit(CUSTOMER, MONEY, null, day)),
                arguments(PUT, "hold", "{\"reason\":\"late\"}", new PlaceCreditHold(CUSTOMER, "late", day)),
                arguments(DELETE, "hold", "", new LiftCreditHold(CUSTOMER, null, day)),
                arguments(
                        PUT,
                        "terms",
                        """
                        {"onShortage":"REJECT","tolerancePercent":0,"paymentDays":30,"overdueMinimum":%s}"""
                                .formatted(JSON),
                        new ChangeCreditTerms(CUSTOMER, terms, null, day)),
                arguments(
                        PUT,
                        "eligibility",
                        "{\"eligibility\":\"BLOCKED\",\"revision\":1}",
                        new ChangeEligibility(CUSTOMER, Eligibility.BLOCKED, null, List.of(), 1, day)),
                arguments(POST, "review", "{}", new ReviewAccount(CUSTOMER, day)),
                arguments(
                        POST,
                        "payments",
                        "{\"paymentId\":\"P-1\",\"amount\":%s}".formatted(JSON),
                        new RecordPayment(CUSTOMER, PAYMENT, MONEY, given)),
                arguments(
                        POST,
                        "payments/P-1/reversal",
                        "{\"reason\":\"bounced\"}",
                        new ReversePayment(CUSTOMER, PAYMENT, "bounced", day)),
                arguments(
                        POST,
                        "credit-notes",
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(JSON),
                        new IssueCreditNote(CUSTOMER, new CreditNoteId("N-1"), MONEY, null, given)),
                arguments(POST, "temporary-limits", LIMIT, granted(null, given)),
                arguments(
                        DELETE,
                        "temporary-limits/T-1",
                        "",
                        new WithdrawTemporaryLimit(CUSTOMER, TEMPORARY, null, day)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("dated")
    void keepsTheDateOfTheClientInTheCommand(HttpMethod method, String path, String body, CustomerCommand command) {
        accept(true);

        assertThat(
                        body.isEmpty()
                                ? request(method, path + "?on=2011-02-28", "")
                                : request(
                                        method,
                                        path,
                                        body.replaceFirst(
                                                "}$", (body.equals("{}") ? "" : ",") + "\"on\":\"2011-02-28\"}")))
                .hasStatus2xxSuccessful();

        verify(commands).send(command);
    }

    static Stream<Arguments> told() {
        return Stream.of(
                arguments("{\"eligibility\":\"ELIGIBLE\",\"revision\":3}", Eligibility.ELIGIBLE, null, List.of()),
                arguments(
                        "{\"eligibility\":\"BLOCKED\",\"bound\":null,\"factors\":[],\"revision\":3}",
                        Eligibility.BLOCKED,
                        null,
                        List.of()),
                arguments(
                        "{\"eligibility\":\"RESTRICTED\",\"bound\":%s,\"factors\":[\"rating\",\"country\"],\"revision\":3}"
                                .formatted(JSON),
                        Eligibility.RESTRICTED,
                        MONEY,
                        List.of("rating", "country")),
                arguments(
                        "{\"eligibility\":\"BLOCKED\",\"factors\":[\"%s\"],\"revision\":3}".formatted("👋".repeat(100)),
                        Eligibility.BLOCKED,
                        null,
                        List.of("👋".repeat(100))));
    }

    /** The account may know a later one than that of the message, which then changes nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("told")
    void answersAnEligibilityWithTheLastRevision(
            String body, Eligibility eligibility, Money bound, List<String> factors) {
        for (boolean first : new boolean[] {true, false}) {
            when(commands.<Accepted>send(any()))
                    .thenReturn(completedFuture(accepted(first).knowing(first ? 3 : 9)));

            assertThat(request(PUT, "eligibility", body))
                    .hasStatus(200)
                    .bodyJson()
                    .isStrictlyEqualTo(
                            first ? "{\"revision\":3,\"changed\":true}" : "{\"revision\":9,\"changed\":false}");
        }
        verify(commands, times(2)).send(new ChangeEligibility(CUSTOMER, eligibility, bound, factors, 3, ON));
    }

    /** What is answered without a body has none that it would be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | review           | {}                                      | null",
                "PUT  | hold             | {\"reason\":\"late\"}                     | null",
                "PUT  | eligibility      | {\"eligibility\":\"BLOCKED\",\"revision\":1} | {\"revision\":3,\"changed\":true}",
                "POST | payments/P-1/reversal | {\"reason\":\"bounced\"}              | {\"paymentId\":\"P-1\"}"
            })
    void answersADryRunWithWhatTheAnswerWouldBe(HttpMethod method, String path, String body, String wouldBe) {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(accepted(true).knowing(3)));

        assertThat(request(method, path, body).header("Prefer", "dry-run"))
                .hasStatus(200)
                .hasHeader("Preference-Applied", "dry-run")
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"wouldBe\":%s,\"events\":[{\"type\":\"String\",\"payload\":\"an event\"}],\"decision\":null}"
                                .formatted(wouldBe));

        verify(commands)
                .send(argThat((Object sent) -> sent instanceof CommandMessage<?> message && DryRun.is(message)));
    }

    /** The path is in the id: the same key serves a payment and a credit note, and two customers. */
    @Test
    void derivesIdsFromTheKeyAndThePath() {
        accept(true);
        String body = "{\"amount\":%s}".formatted(JSON);
        for (String path : List.of("17850/payments", "17850/payments", "13047/payments", "17850/credit-notes")) {
            assertThat(http.post()
                            .uri("/api/customers/" + path)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body)
                            .header("Idempotency-Key", "key"))
                    .hasStatus(201);
        }
        for (int time = 0; time < 2; time++) {
            assertThat(request(POST, "temporary-limits", LIMIT_WITHOUT_ID).header("Idempotency-Key", "key"))
                    .hasStatus(201);
        }

        List<String> ids =
                sent(6).stream().map(CustomerCommandControllerAccountTest::id).toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(ids.subList(1, 5)).doesNotHaveDuplicates();
        assertThat(ids.get(4)).isEqualTo(ids.get(5));
    }

    @Test
    void makesAnIdWhenItGetsNone() {
        accept(true);
        for (String path : List.of("payments", "payments", "credit-notes")) {
            assertThat(request(POST, path, "{\"amount\":%s}".formatted(JSON))).hasStatus(201);
        }
        assertThat(request(POST, "temporary-limits", LIMIT_WITHOUT_ID)).hasStatus(201);

        assertThat(sent(4).stream().map(CustomerCommandControllerAccountTest::id))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
    }

    private static GrantTemporaryLimit granted(String reason, BusinessDate on) {
        return new GrantTemporaryLimit(
                CUSTOMER, TEMPORARY, MONEY, LocalDate.of(2011, 11, 1), LocalDate.of(9999, 12, 31), reason, on);
    }

    private static ChangeCreditLimit change(String reason) {
        return new ChangeCreditLimit(CUSTOMER, MONEY, reason, ON);
    }

    private static String id(CustomerCommand command) {
        if (command instanceof GrantTemporaryLimit limit) {
            return limit.temporaryLimitId().value();
        }
        return command instanceof RecordPayment payment
                ? payment.paymentId().value()
                : ((IssueCreditNote) command).creditNoteId().value();
    }

    private MockMvcRequestBuilder request(HttpMethod method, String path, String body) {
        MockMvcRequestBuilder request = http.method(method).uri(URI.create("/api/customers/17850/" + path));
        return body.isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private void accept(boolean changed) {
        when(commands.<Accepted>send(any())).thenReturn(completedFuture(accepted(changed)));
    }

    private static Accepted accepted(boolean changed) {
        return new Accepted(4, Instant.EPOCH, changed ? List.of("an event") : List.of()).knowing(1);
    }

    private List<CustomerCommand> sent(int times) {
        ArgumentCaptor<CustomerCommand> sent = ArgumentCaptor.forClass(CustomerCommand.class);
        verify(commands, times(times)).send(sent.capture());
        return sent.getAllValues();
    }
}
