package vouch.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads and writes the table {@code webhook}. */
@Component
class WebhookRows {

    private static final String SEPARATOR = ",";
    private static final int LONGEST_NAME = 200;

    private final JdbcTemplate database;

    WebhookRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Returns false when there are {@code most} already. */
    boolean insert(Webhook webhook, int most) {
        return database.update(
                        """
                        insert into webhook (id, url, kinds, digest, secret, created_at, created_by, overfull)
                        select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as boolean),
                            cast(? as varchar), cast(? as timestamp(3) with time zone), cast(? as varchar), false
                        from (select count(*) as webhooks from webhook) there where webhooks < ?
                        """,
                        webhook.id(),
                        webhook.url(),
                        webhook.kinds().stream().map(Kind::name).collect(Collectors.joining(SEPARATOR)),
                        webhook.digest(),
                        webhook.secret(),
                        at(webhook.createdAt()),
                        cut(webhook.createdBy()),
                        most)
                > 0;
    }

    /** In the order in which they were registered. */
    List<Webhook> all() {
        return database.query("select * from webhook order by created_at, id", WebhookRows::webhook);
    }

    Optional<Webhook> find(String id) {
        return database.query("select * from webhook where id = ?", WebhookRows::webhook, id).stream()
                .findFirst();
    }

    /** Also deletes its notices. Returns false when there is no such webhook. */
    boolean delete(String id) {
        return database.update("delete from webhook where id = ?", id) > 0;
    }

    /** Returns whether its receiver was failing until now. */
    boolean succeeded(String id, Instant now) {
        database.update("update webhook set last_success_at = ? where id = ?", at(now), id);
        return database.update("update webhook set failing_since = null where id = ? and failing_since is not null", id)
                > 0;
    }

    /** Returns whether its receiver has begun to fail now. */
    boolean failed(String id, Instant now) {
        return database.update(
                        "update webhook set failing_since = ? where id = ? and failing_since is null", at(now), id)
                > 0;
    }

    /** Returns whether it was otherwise until now. */
    boolean setOverfull(String id, boolean overfull) {
        return database.update("update webhook set overfull = ? where id = ? and overfull <> ?", overfull, id, overfull)
                > 0;
    }

    /** The name that an identity provider gives may be long. */
    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        Set<Kind> kinds = Arrays.stream(row.getString("kinds").split(SEPARATOR))
                .map(Kind::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        return new Webhook(
                row.getString("id"),
                row.getString("url"),
                kinds,
                row.getBoolean("digest"),
                row.getString("secret"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "last_success_at"),
                instant(row, "failing_since"),
                row.getBoolean("overfull"));
    }
}
