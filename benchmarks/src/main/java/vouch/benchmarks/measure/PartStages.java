package vouch.benchmarks.measure;

import static vouch.benchmarks.Quantity.*;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What single parts can do: one account, questions, the database alone. */
final class PartStages {

    private static final int CLIENTS = 8;

    /** Commands to one account in each of two goes: on a stream that is short, and on one that has become long. */
    private static final int ACCOUNT_COMMANDS = 400;

    private static final int ACCOUNT_GAP = 1_600;
    private static final int ORDERS_READ = 20;

    private final Vouch vouch;
    private final Cpu nodes;
    private final Cpu databaseCpu;
    private final Optional<Database> database;
    private final Duration time;
    private final Samples samples;

    PartStages(Vouch vouch, Cpu nodes, Cpu databaseCpu, Optional<Database> database, Duration time, Samples samples) {
        this.vouch = vouch;
        this.nodes = nodes;
        this.databaseCpu = databaseCpu;
        this.database = database;
        this.time = time.dividedBy(4);
        this.samples = samples;
    }

    void all() throws SQLException, InterruptedException {
        oneAccount();
        reads();
        if (database.isPresent()) {
            RawEvents events = new RawEvents(database.get());
            appends(events);
            stream(events);
        }
    }

    private void oneAccount() throws InterruptedException {
        String customer = vouch.customers(1).get(0);
        samples.found(ACCOUNT_MILLIS, commands(customer, 0, ACCOUNT_COMMANDS));
        samples.found(ACCOUNT_EVENTS, ACCOUNT_COMMANDS / 2.0);
        commands(customer, ACCOUNT_COMMANDS, ACCOUNT_GAP);
        samples.found(ACCOUNT_LONG_MILLIS, commands(customer, ACCOUNT_COMMANDS + ACCOUNT_GAP, ACCOUNT_COMMANDS));
        samples.found(ACCOUNT_LONG_EVENTS, ACCOUNT_COMMANDS * 1.5 + ACCOUNT_GAP);
    }

    /** Milliseconds a command: they go one after the other, since each waits for the lock of the account. */
    private double commands(String customer, int from, int count) throws InterruptedException {
        return 1000
                / Load.counting(CLIENTS, count)
                        .run(number -> vouch.change(customer, from + number))
                        .perSecond();
    }

    private void reads() throws InterruptedException {
        List<String> orders = new ArrayList<>();
        for (String customer : vouch.customers(ORDERS_READ)) {
            orders.add(vouch.decided(customer));
        }
        double before = nodes.millis();
        double databaseBefore = databaseCpu.millis();
        Load.Answered reads = Load.lasting(CLIENTS, time).run(number -> vouch.read(orders.get(number % ORDERS_READ)));
        samples.found(READ_NODE_CPU_MILLIS, (nodes.millis() - before) / reads.count());
        if (databaseCpu.isKnown()) {
            samples.found(READ_DATABASE_CPU_MILLIS, (databaseCpu.millis() - databaseBefore) / reads.count());
        }
    }

    private void appends(RawEvents events) throws SQLException, InterruptedException {
        events.prepare();
        samples.found(APPEND_MILLIS, 1000 / events.append(1, 1, time).perSecond());
        double before = databaseCpu.millis();
        Load.Answered appends = events.append(CLIENTS, 1, time);
        samples.found(APPENDS_PER_SECOND, appends.perSecond());
        if (databaseCpu.isKnown()) {
            samples.found(APPEND_CPU_MILLIS, (databaseCpu.millis() - before) / appends.count());
        }
        samples.found(
                GROUPED_APPENDS_PER_SECOND, 100 * events.append(1, 100, time).perSecond());
        events.cleanUp();
    }

    private void stream(RawEvents events) throws SQLException {
        double before = databaseCpu.millis();
        RawEvents.Streamed streamed = events.stream();
        samples.found(STREAMED_PER_SECOND, streamed.events() / streamed.seconds());
        samples.found(STREAM_CPU_MICROS, streamed.cpuMicros() / streamed.events());
        if (databaseCpu.isKnown()) {
            samples.found(STREAM_DATABASE_CPU_MICROS, (databaseCpu.millis() - before) * 1000 / streamed.events());
        }
    }
}
