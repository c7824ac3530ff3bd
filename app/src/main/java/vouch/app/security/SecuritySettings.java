package vouch.app.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the sign-in.
 *
 * @param open whether every request has all roles, without a sign-in; only on a loopback address
 * @param operatorPassword the password that the user operator gets at each start; left out, the users stay as they are
 * @param rolesClaim where in a token the roles are: the name of a claim, or a path such as realm_access.roles
 */
@ConfigurationProperties("vouch.security")
public record SecuritySettings(
        @DefaultValue("false") boolean open, String operatorPassword, @DefaultValue("roles") String rolesClaim) {

    /** Without the password. */
    @Override
    public String toString() {
        return "SecuritySettings[open=%s, rolesClaim=%s]".formatted(open, rolesClaim);
    }
}
