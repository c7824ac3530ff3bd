package vouch.engine.outage;

import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;

/**
 * Informs the {@link OutageLog} of the result of each attempt to connect to Axon Server. Axon makes an attempt every 2
 * s during an outage. Axon's own log of the attempts is switched off in {@code application.yml}.
 */
class AxonServerAttempts implements ManagedChannelCustomizer, ClientInterceptor {

    static final String AXON_SERVER = "Axon Server";

    private static final String ATTEMPT =
            PlatformServiceGrpc.getGetPlatformServerMethod().getFullMethodName();

    static {
        // At each attempt Axon would print where to download Axon Server, and would bypass the log.
        System.setProperty("axon.axonserver.suppressDownloadMessage", "true");
    }

    private final OutageLog outages;

    AxonServerAttempts(OutageLog outages) {
        this.outages = outages;
    }

    @Override
    public ManagedChannelBuilder<?> apply(ManagedChannelBuilder<?> channel) {
        return channel.intercept(this);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> call = next.newCall(method, options);
        return method.getFullMethodName().equals(ATTEMPT) ? new Attempt<>(call) : call;
    }

    private void ended(Status status) {
        if (status.isOk()) {
            outages.isBack(AXON_SERVER);
        } else {
            Throwable cause = status.getCause();
            outages.isAway(
                    AXON_SERVER,
                    status.getCode() + ", " + (cause == null ? status.getDescription() : cause.getMessage()));
        }
    }

    private final class Attempt<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private Attempt(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            ended(status);
                            super.onClose(status, trailers);
                        }
                    },
                    headers);
        }
    }
}
