package vouch.engine.outage;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What shows that Axon Server is away, or back. */
class AxonServerAttemptsTest {

    private final OutageLog outages = mock();
    private final AxonServerAttempts attempts = new AxonServerAttempts(outages);

    @Test
    void isAwayWhenAnAttemptToConnectFails() {
        call(PlatformServiceGrpc.getGetPlatformServerMethod())
                .onClose(Status.UNAVAILABLE.withDescription("refused"), new Metadata());

        verify(outages).isAway("Axon Server", "UNAVAILABLE, refused");
    }

    @Test
    void isBackWhenAnAttemptToConnectSucceeds() {
        call(PlatformServiceGrpc.getGetPlatformServerMethod()).onClose(Status.OK, new Metadata());

        verify(outages).isBack("Axon Server");
    }

    private <Q, A> ClientCall.Listener<A> call(MethodDescriptor<Q, A> method) {
        ClientCall<Q, A> sent = mock();
        Channel channel = mock();
        when(channel.newCall(eq(method), any())).thenReturn(sent);
        attempts.interceptCall(method, CallOptions.DEFAULT, channel).start(mock(), new Metadata());
        ArgumentCaptor<ClientCall.Listener<A>> listener = ArgumentCaptor.captor();
        verify(sent).start(listener.capture(), any());
        return listener.getValue();
    }
}
