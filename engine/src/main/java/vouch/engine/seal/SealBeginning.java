package vouch.engine.seal;

import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.transfer.TransferRefused;

/** Lets the seal of a new store begin with the head of the store that its events come from. */
public final class SealBeginning {

    private final JdbcTemplate database;

    public SealBeginning(JdbcTemplate database) {
        this.database = database;
    }

    /** @throws TransferRefused when this is no head, or when events are sealed already */
    public void beginWith(String head) {
        if (!SealHead.isHash(head)) {
            throw new TransferRefused(
                    head + " is no head of a seal",
                    "give the 64 hexadecimal digits that GET /actuator/seal shows, or leave them out");
        }
        int begun = database.update(
                "update seal_segment set head = ? where number = 0"
                        + " and not exists (select 1 from seal_segment other where other.number > 0)",
                head);
        if (begun == 0) {
            throw new TransferRefused("events of this store are sealed already", "import into an empty store");
        }
    }
}
