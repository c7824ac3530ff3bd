package vouch.api;

import java.util.Locale;
import java.util.Optional;
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

    /** The name in tokens, settings and answers: {@code credit-manager}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of this {@link #spelling()}; empty when there is none. */
    public static Optional<Role> spelled(String spelling) {
        return Stream.of(values())
                .filter(role -> role.spelling().equals(spelling))
                .findFirst();
    }
}
