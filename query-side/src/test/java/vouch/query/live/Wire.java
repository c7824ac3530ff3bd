package vouch.query.live;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a client has got, through a connection that takes as many writes as the test lets it take. */
final class Wire extends ServletOutputStream {

    private final StringBuilder text = new StringBuilder();
    int takes = 100;
    boolean flushed;
    boolean broken;

    /** Opens the client on a connection that writes here. */
    void connect(LiveClient client, AsyncContext connection) throws IOException {
        ServletResponse response = mock();
        when(connection.getResponse()).thenReturn(response);
        when(response.getOutputStream()).thenReturn(this);
        client.open(connection);
        client.onWritePossible();
    }

    String written() {
        return text.toString();
    }

    @Override
    public boolean isReady() {
        return takes > 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (broken) {
            throw new IOException("broken pipe");
        }
        takes--;
        flushed = false;
        text.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {
        flushed = true;
    }

    @Override
    public void write(int one) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        // The test calls it.
    }
}
