package vouch.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person or a program is allowed to do ({@code docs/http-api.md}, Sign-in). Nobody has the rights of another role
 * by having one: what each may do is listed.
 */
public enum Role {
    /** Creates, cancels and ships orders. */
    CLERK,
    /** Does what a clerk does, and changes customers and their credit. */
    CREDIT_MANAGER,
    /** Does what a credit manager does, without the bound on overrides. */
    CREDIT_DIRECTOR,
    /** Reads everything, and writes nothing. */
    AUDITOR,
    /** Operates Vouch and reads everything, and decides nothing about customers or orders. */
    OPERATOR,
    /** The service that says how eligible customers are. */
    ELIGIBILITY;

    private static final Map<String, Role> SPELLED =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Role::spelling, Function.identity()));

    private final String spelling = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in tokens, settings and answers: {@code credit-manager}. */
    public String spelling() {
        return spelling;
    }

    /** The role of this {@link #spelling()}; empty when there is none. */
    public static Optional<Role> spelled(String spelling) {
        return Optional.ofNullable(SPELLED.get(spelling));
    }
}
