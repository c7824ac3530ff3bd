package vouch.app.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import vouch.app.limit.SignInAttempts;
import vouch.app.limit.SignInAttempts.Way;

/**
 * Signs in a person by name and password. A wrong name, a wrong password and a locked user fail alike and take alike
 * long, so that nobody finds out who has an account.
 */
final class PasswordSignIn implements AuthenticationProvider {

    private final WrongPasswords wrong;
    private final DaoAuthenticationProvider passwords;
    private final AuthenticationManager counted;

    PasswordSignIn(Users users, PasswordEncoder encoder, WrongPasswords wrong, SignInAttempts attempts) {
        this.wrong = wrong;
        this.counted = new CountedSignIn(this::signIn, Way.PASSWORD, attempts);
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        return counted.authenticate(asked);
    }

    private Authentication signIn(Authentication asked) {
        try {
            Authentication signedIn = passwords.authenticate(asked);
            wrong.forget((User) signedIn.getPrincipal());
            return signedIn;
        } catch (BadCredentialsException failed) {
            wrong.add(asked.getName());
            throw failed;
        } catch (LockedException early) {
            throw new BadCredentialsException("Wrong name or password, or too many wrong passwords.", early);
        }
    }
}
