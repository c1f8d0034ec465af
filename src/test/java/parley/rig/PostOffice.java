package parley.rig;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real SMTP server on a free port, and what has come in. */
public final class PostOffice implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final GreenMail server;
    private final int port;

    private PostOffice(int wanted, String protocol) {
        var setup = new ServerSetup(wanted, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE_SECONDS * 1_000);
        server = new GreenMail(setup);
        server.start();
        port = (protocol.equals(ServerSetup.PROTOCOL_SMTPS) ? server.getSmtps() : server.getSmtp()).getPort();
    }

    public static PostOffice open() {
        return new PostOffice(0, ServerSetup.PROTOCOL_SMTP);
    }

    /** Where one stood that was closed. */
    public static PostOffice reopened(int port) {
        return new PostOffice(port, ServerSetup.PROTOCOL_SMTP);
    }

    /** TLS from the first byte, under {@link OwnCertificate}; GreenMail reads where that is once, from a property. */
    public static PostOffice secured() {
        System.setProperty(
                "greenmail.tls.keystore.file", OwnCertificate.one().keys().toString());
        System.setProperty("greenmail.tls.keystore.password", OwnCertificate.PASSWORD);
        return new PostOffice(0, ServerSetup.PROTOCOL_SMTPS);
    }

    /** Lets somebody in with this password. */
    public PostOffice knowing(String login, String password) {
        server.setUser(login + "@example.org", login, password);
        return this;
    }

    public int port() {
        return port;
    }

    /** For {@code PARLEY_MAIL_URL}. */
    public String url() {
        return "smtp://127.0.0.1:" + port + "?tls=off";
    }

    /** Waits for so many to have come for this address, and hands out the last. */
    public Letter letter(String to, int number) {
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> letters(to).size() >= number);
        return letters(to).get(number - 1);
    }

    public List<Letter> letters(String to) {
        return Stream.of(server.getReceivedMessages())
                .map(Letter::new)
                .filter(letter -> letter.to().equals(to))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One that came in. */
    public record Letter(MimeMessage message) {
        private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");

        public String to() {
            return header("To").orElse("");
        }

        public String subject() {
            return read(() -> message.getSubject());
        }

        /** Empty unless it is there exactly once. */
        public Optional<String> header(String name) {
            var values = read(() -> message.getHeader(name));
            return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
        }

        /** Head and body as they came. */
        public String raw() {
            return GreenMailUtil.getWholeMessage(message);
        }

        public String text() {
            return part("text/plain");
        }

        public String html() {
            return part("text/html");
        }

        /** Every address in the plain text that holds this. */
        public List<String> links(String holding) {
            return ADDRESS.matcher(text())
                    .results()
                    .map(found -> found.group())
                    .filter(link -> link.contains(holding))
                    .toList();
        }

        private String part(String type) {
            return read(() -> {
                var parts = (MimeMultipart) message.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    if (part.isMimeType(type)) {
                        return ((String) part.getContent()).replace("\r\n", "\n");
                    }
                }
                throw new IllegalStateException("no " + type);
            });
        }

        private interface Reading<T> {
            T read() throws MessagingException, IOException;
        }

        private static <T> T read(Reading<T> reading) {
            try {
                return reading.read();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (MessagingException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
