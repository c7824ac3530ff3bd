package vouch.notices;

import javax.sql.DataSource;

/** The outbox on H2. */
class OutboxTest extends OutboxContract {

    @Override
    DataSource database() {
        return Parts.h2();
    }

    @Override
    String series(int last) {
        return "system_range(1, " + last + ")";
    }
}
