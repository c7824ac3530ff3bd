package vouch.acceptance;

import java.nio.file.Path;
import java.util.List;

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
            return services(AxonServer.empty(), launch, folder);
        }
    };

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

    static Deployment services(AxonServer axonServer, Launch launch, Path folder) throws Exception {
        Postgres postgres = new Postgres(17, folder);
        Launch service = launch.with(postgres.setting())
                .with("--spring.profiles.active=axonserver,postgres", axonServer.setting());
        Node command = side("command", service);
        Node query = side("query", service);
        return new Deployment(
                List.of(command, query, side("saga", service)),
                new Addresses(List.of(command.url()), List.of(query.url())),
                postgres);
    }

    private static Launch on(Postgres postgres, Launch launch) {
        return launch.with("--spring.profiles.active=postgres").with(postgres.setting());
    }

    private static Node side(String side, Launch service) {
        return new Node(
                service.as(service.name() + "-" + side).with("--vouch.sides=" + side, "--management.server.port=0"));
    }
}
