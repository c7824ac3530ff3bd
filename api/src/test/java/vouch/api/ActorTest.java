package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void readsWhatItHasWrittenForEverySetOfRoles() {
        IntStream.range(0, 1 << Role.values().length).forEach(bits -> {
            Set<Role> roles = EnumSet.allOf(Role.class);
            roles.removeIf(role -> (bits & 1 << role.ordinal()) == 0);
            Actor actor = new Actor("ada", roles, "bob");

            assertThat(Actor.of(actor.metaData())).isEqualTo(actor);
            assertThat(Actor.of(actor.metaData()).roles()).containsExactlyElementsOf(roles);
        });
    }

    @Test
    void spellsItsRolesInTheirOrder() {
        Set<Role> roles = new LinkedHashSet<>(List.of(Role.AUDITOR, Role.CLERK));

        assertThat(new Actor("ada", roles, null).metaData()).containsEntry(Actor.ROLES, "clerk auditor");
    }

    @Test
    void leavesOutRolesThatItDoesNotKnow() {
        assertThat(Actor.of(Map.of(Actor.ROLES, "auditor emperor clerk")).roles())
                .containsExactly(Role.CLERK, Role.AUDITOR);
        assertThat(Actor.of(Map.of(Actor.ROLES, "")).roles()).isEmpty();
        assertThat(Actor.of(Map.of(Actor.ROLES, 7)).roles()).isEmpty();
    }
}
