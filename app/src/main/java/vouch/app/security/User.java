package vouch.app.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import vouch.api.Role;

/**
 * A person who signs in with a password, as stored.
 *
 * @param hash of the password, with the name of its algorithm
 * @param demo whether the user was made for a trial, and must not be reached from other machines
 * @param failures how often in a row the password was wrong
 * @param locked whether the next attempt comes too early
 */
record User(String name, String hash, Set<Role> roles, boolean demo, int failures, boolean locked, Instant createdAt)
        implements UserDetails {

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String getPassword() {
        return hash;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.copyOf(Roles.authorities(roles));
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name;
    }
}
