package vouch.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import vouch.acceptance.Launch;
import vouch.acceptance.Node;
import vouch.engine.Postgres;
import vouch.faults.check.Rows;

/** Equal nodes on one PostgreSQL. */
record Shared(Postgres postgres, List<Node> nodes) implements Victim {

    static Shared of(int nodes, Launch launch, Path folder) throws Exception {
        Postgres postgres = new Postgres(17, folder);
        return new Shared(postgres, nodes, launch.with(postgres.setting()));
    }

    /** @param launch knows where the nodes find the database */
    Shared(Postgres postgres, int nodes, Launch launch) {
        this(
                postgres,
                IntStream.range(0, nodes)
                        .mapToObj(number -> new Node(
                                launch.as(launch.name() + "-" + number).with("--spring.profiles.active=postgres")))
                        .toList());
    }

    @Override
    public String shape() {
        return "postgres-" + nodes.size();
    }

    @Override
    public String url() {
        return postgres.url();
    }

    @Override
    public Rows rows() throws Exception {
        return Victim.rows(url());
    }

    @Override
    public void release() throws IOException {
        postgres.close();
    }
}
