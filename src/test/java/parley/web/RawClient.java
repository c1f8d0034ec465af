package parley.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be said, byte by byte. */
public final class RawClient implements AutoCloseable {
    /** A limit against hanging, not a measure. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public RawClient say(String text) {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient say(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Says the same again and again until nobody listens, then tells what was answered. */
    String dripUntilClosed(String text) {
        try {
            socket.setSoTimeout(20);
            var heard = new ByteArrayOutputStream();
            while (true) {
                try {
                    say(text);
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return heard.toString(StandardCharsets.ISO_8859_1);
                    }
                    heard.write(next);
                } catch (SocketTimeoutException stillOpen) {
                    // so again
                } catch (SocketException | UncheckedIOException closed) {
                    return heard.toString(StandardCharsets.ISO_8859_1);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything until the other side closes. */
    String hearAll() {
        return new String(hearAllBytes(), StandardCharsets.ISO_8859_1);
    }

    byte[] hearAllBytes() {
        var heard = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                heard.write(next);
            }
        } catch (SocketException reset) {
            // what came before it counts
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return heard.toByteArray();
    }

    /** Until this text came. */
    public String hearUntil(String end) {
        var heard = new StringBuilder();
        try {
            while (heard.indexOf(end) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("closed after: " + heard);
                }
                heard.append((char) next);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return heard.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
