package vouch.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vouch.engine.Postgres;

/** The ways in which Vouch is run: one product, started as an operator would, with what it needs. */
enum Shape {
    EMBEDDED {
        @Override
        Deployment prepare(Launch launch, Path folder) {
            return Deployment.ofEquals(() -> {}, new Node(launch.on(folder)));
        }
    },

    POSTGRES {
        @Override
        Deployment prepare(Launch launch, Path folder) throws Exception {
            Postgres postgres = new Postgres(17, folder);
            return Deployment.ofEquals(postgres, new Node(on(postgres, launch)));
        }
    },

    POSTGRES_15 {
        @Override
        Deployment prepare(Launch launch, Path folder) throws Exception {
            Postgres postgres = new Postgres(15, folder);
            return Deployment.ofEquals(postgres, new Node(on(postgres, launch)));
        }
    },

    TWO_NODES {
        @Override
        Deployment prepare(Launch launch, Path folder) throws Exception {
            Postgres postgres = new Postgres(17, folder);
            Launch node = on(postgres, launch);
            return Deployment.ofEquals(
                    postgres, new Node(node.as(launch.name() + "-a")), new Node(node.as(launch.name() + "-b")));
        }
    },

    /** One for commands, one for queries, and one for the saga, which nobody calls. */
    THREE_SERVICES {
        @Override
        Deployment prepare(Launch launch, Path folder) throws Exception {
            return services(AxonServer.empty(), 1, launch, folder);
        }
    },

    /** Two of each. */
    SIX_SERVICES {
        @Override
        Deployment prepare(Launch launch, Path folder) throws Exception {
            return services(AxonServer.empty(), 2, launch, folder);
        }
    };

    private static final int SIDES = 3;

    /** PostgreSQL gives 100, and those of a process that was killed are not free at once. */
    private static final int CONNECTIONS = 80;

    abstract Deployment prepare(Launch launch, Path folder) throws Exception;

    /**
     * @param launch what all its processes are started with
     * @param folder new, for its data
     */
    Deployment start(Launch launch, Path folder) throws Exception {
        Deployment deployment = prepare(launch, folder);
        try {
            deployment.start();
            return deployment;
        } catch (Exception | Error e) {
            deployment.close();
            throw e;
        }
    }

    /** @param each how many of each side */
    static Deployment services(AxonServer axonServer, int each, Launch launch, Path folder) throws Exception {
        Postgres postgres = new Postgres(17, folder);
        Launch service = launch.with(postgres.setting())
                .with("--spring.profiles.active=axonserver,postgres", axonServer.setting(), AxonServer.KEY)
                .with("--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS / (SIDES * each));
        List<Node> commands = side("command", each, service);
        List<Node> queries = side("query", each, service);
        List<Node> sagas = side("saga", each, service);
        return new Deployment(
                Stream.of(commands, queries, sagas).flatMap(List::stream).toList(),
                new Addresses(urls(commands), urls(queries)),
                postgres);
    }

    private static Launch on(Postgres postgres, Launch launch) {
        return launch.with("--spring.profiles.active=postgres").with(postgres.setting());
    }

    private static List<Node> side(String side, int each, Launch service) {
        return IntStream.rangeClosed(1, each)
                .mapToObj(number -> new Node(service.as(service.name() + "-" + side + number)
                        .with("--vouch.sides=" + side, "--management.server.port=0")))
                .toList();
    }

    private static List<URI> urls(List<Node> nodes) {
        return nodes.stream().map(Node::url).toList();
    }
}
