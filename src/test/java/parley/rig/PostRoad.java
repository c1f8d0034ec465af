package parley.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a post office, and does what that one cannot: STARTTLS, and losing an answer. */
public final class PostRoad implements AutoCloseable {
    /** How a message ends (RFC 5321, section 4.1.1.4). */
    private static final String END = "\r\n.\r\n";

    private final ServerSocket door;
    private final int office;
    private final boolean tls;

    private PostRoad(PostOffice office, boolean tls) {
        this.office = office.port();
        this.tls = tls;
        try {
            door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(this::open);
    }

    /** Speaks of nothing but STARTTLS before it was used (RFC 3207). */
    public static PostRoad withStartTls(PostOffice office) {
        return new PostRoad(office, true);
    }

    /** Whatever the office says after the end of a message is lost, as where somebody is killed before it comes. */
    public static PostRoad withoutAnswers(PostOffice office) {
        return new PostRoad(office, false);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void open() {
        try {
            while (true) {
                var client = door.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Whoever goes away, or does not trust us, ends it for both. */
    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), office)) {
            if (tls) {
                line(server.getInputStream());
                pass(secured(client), server);
            } else {
                pass(client, server);
            }
        } catch (IOException | GeneralSecurityException end) {
            return;
        }
    }

    private static SSLSocket secured(Socket client) throws IOException, GeneralSecurityException {
        say(client.getOutputStream(), "220 a road");
        for (var said = ""; !said.startsWith("STARTTLS"); ) {
            said = line(client.getInputStream()).toUpperCase(Locale.ROOT);
            say(client.getOutputStream(), said.startsWith("EHLO") ? "250-a road\r\n250 STARTTLS" : "220 go ahead");
        }
        var secured = (SSLSocket) keys().getSocketFactory().createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext keys() throws IOException, GeneralSecurityException {
        var own = OwnCertificate.one();
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(own.keys())) {
            store.load(file, OwnCertificate.PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, OwnCertificate.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void pass(Socket client, Socket server) throws IOException {
        var conversation = new Conversation();
        Thread.startVirtualThread(() -> {
            try {
                answer(client, server, conversation);
            } catch (IOException end) {
                return;
            }
        });
        var from = client.getInputStream();
        for (int one = from.read(); one >= 0; one = from.read()) {
            conversation.hear((char) one);
            server.getOutputStream().write(one);
        }
    }

    private void answer(Socket client, Socket server, Conversation conversation) throws IOException {
        var from = server.getInputStream();
        for (int one = from.read(); one >= 0; one = from.read()) {
            if (tls || !conversation.ended) {
                client.getOutputStream().write(one);
            }
        }
    }

    /** What the client has said. */
    private static final class Conversation {
        private final StringBuilder last = new StringBuilder();
        private volatile boolean ended;

        void hear(char one) {
            last.append(one);
            if (last.length() > END.length()) {
                last.deleteCharAt(0);
            }
            ended |= last.toString().equals(END);
        }
    }

    private static void say(OutputStream to, String what) throws IOException {
        to.write((what + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream from) throws IOException {
        var line = new StringBuilder();
        for (int one = from.read(); one >= 0 && one != '\n'; one = from.read()) {
            line.append((char) one);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
