package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.Actor;
import vouch.api.Role;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerQuery;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderQuery;
import vouch.api.order.OrderQuery.FindOrder;

/** The sign-in section of {@code docs/http-api.md}, as far as it is about commands and queries. */
class MessageRightsTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/rights.txt");
    private static final List<Class<?>> COMMANDS = Stream.of(OrderCommand.class, CustomerCommand.class)
            .flatMap(MessageRightsTest::concrete)
            .toList();
    private static final List<Class<?>> QUERIES = Stream.of(OrderQuery.class, CustomerQuery.class)
            .flatMap(MessageRightsTest::concrete)
            .toList();
    private static final List<Class<?>> ALL =
            Stream.of(COMMANDS, QUERIES).flatMap(List::stream).toList();

    @Test
    void haveALineForEveryCommandAndEveryQuery() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(20).allMatch(MessageRights::isKnown);
    }

    /** Whoever changes a right changes this file, too. It may be copied from the failure. */
    @Test
    void areTheApprovedOnes() throws IOException {
        String rights = ALL.stream().map(MessageRightsTest::line).collect(Collectors.joining("\n", "", "\n"));

        assertThat(rights).isEqualTo(Files.readString(APPROVED));
    }

    @Test
    void allowACreditDirectorWhatACreditManagerMayDo() {
        assertThat(ALL).allSatisfy(type -> assertThat(allowed(type, Role.CREDIT_DIRECTOR))
                .isEqualTo(allowed(type, Role.CREDIT_MANAGER)));
    }

    @Test
    void allowACreditManagerWhatAClerkMayDo() {
        assertThat(ALL)
                .filteredOn(type -> allowed(type, Role.CLERK))
                .allMatch(type -> allowed(type, Role.CREDIT_MANAGER));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "OPERATOR"})
    void allowThisRoleToReadEverythingAndToWriteNothing(Role role) {
        assertThat(QUERIES).allMatch(type -> allowed(type, role));
        assertThat(COMMANDS).noneMatch(type -> allowed(type, role));
    }

    @Test
    void allowNobodyAnything() {
        assertThat(ALL).noneMatch(type -> MessageRights.allow(Actor.nobody(), type));
    }

    @Test
    void addUpForAnActorOfSeveralRoles() {
        Actor both = new Actor("ada", Set.of(Role.AUDITOR, Role.CLERK), null);

        assertThat(MessageRights.allow(both, CreateOrder.class)).isTrue();
        assertThat(MessageRights.allow(both, RegisterCustomer.class)).isFalse();
    }

    @Test
    void refuseATypeWithoutALine() {
        Actor anybody = new Actor("ada", EnumSet.allOf(Role.class), null);

        assertThat(Stream.of(String.class, Object.class, OrderCommand.class, OrderQuery.Orders.class))
                .noneMatch(type -> MessageRights.allow(anybody, type));
    }

    /** The name alone counts for a part of Vouch: roles give it nothing. */
    @Test
    void giveAPartOfVouchNoMoreThanItsOwnLines() {
        Actor reconciler = new Actor("system:reconciler", EnumSet.allOf(Role.class), "ada");

        assertThat(MessageRights.allow(reconciler, OrderCommand.RejectOrder.class))
                .isTrue();
        assertThat(MessageRights.allow(reconciler, CreateOrder.class)).isFalse();
        assertThat(ALL).noneMatch(type -> MessageRights.allow(Actor.system("stranger"), type));
    }

    @Test
    void doNotDependOnWhomAProgramActsFor() {
        assertThat(MessageRights.allow(new Actor("shop", Set.of(Role.CLERK), "ada"), FindOrder.class))
                .isTrue();
        assertThat(MessageRights.allow(new Actor("shop", Set.of(), "ada"), FindOrder.class))
                .isFalse();
    }

    private static String line(Class<?> type) {
        Stream<String> roles =
                Stream.of(Role.values()).filter(role -> allowed(type, role)).map(Role::spelling);
        Stream<String> parts = MessageRights.parts().stream()
                .sorted()
                .filter(part -> MessageRights.allow(new Actor(part, Set.of(), null), type));
        return type.getSimpleName() + ": " + Stream.concat(roles, parts).collect(Collectors.joining(", "));
    }

    private static boolean allowed(Class<?> type, Role role) {
        return MessageRights.allow(new Actor("ada", Set.of(role), null), type);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageRightsTest::concrete)
                : Stream.of(type);
    }
}
