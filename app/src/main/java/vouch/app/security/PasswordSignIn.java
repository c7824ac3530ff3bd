package vouch.app.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Signs in a person by name and password. A wrong name, a wrong password and a locked user fail alike and take alike
 * long, so that nobody finds out who has an account.
 */
final class PasswordSignIn implements AuthenticationManager {

    private final Users users;
    private final DaoAuthenticationProvider passwords;

    PasswordSignIn(Users users, PasswordEncoder encoder) {
        this.users = users;
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        try {
            Authentication signedIn = passwords.authenticate(asked);
            users.signedIn((User) signedIn.getPrincipal());
            return signedIn;
        } catch (BadCredentialsException wrong) {
            users.failed(asked.getName());
            throw wrong;
        } catch (LockedException early) {
            throw new BadCredentialsException("Wrong name or password, or too many wrong passwords.", early);
        }
    }
}
