package vouch.engine.erasure;

import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A view that keeps readable texts about persons.
 *
 * @param erase replaces the texts about a person in the tables of one place; called for each place of the view, while
 *     nothing writes there
 */
public record ErasableView(String view, BiConsumer<JdbcTemplate, String> erase) {}
