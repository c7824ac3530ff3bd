package vouch.engine.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Asks the database whether it answers. */
final class DatabaseUp implements Sample {

    private final JdbcTemplate database;
    private volatile boolean up = true;

    DatabaseUp(JdbcTemplate database, MeterRegistry metrics) {
        this.database = database;
        Gauge.builder("vouch.database.up", this, asked -> asked.up ? 1 : 0)
                .description("1 when the database answered the last query of the metrics, else 0")
                .register(metrics);
    }

    @Override
    public void take() {
        database.queryForObject("select 1", Integer.class);
        up = true;
    }

    @Override
    public void forget() {
        up = false;
    }
}
