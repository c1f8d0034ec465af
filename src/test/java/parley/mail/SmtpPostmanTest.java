package parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.mail.SmtpServer.Tls;
import parley.rig.Await;
import parley.rig.OwnCertificate;
import parley.rig.PostOffice;
import parley.rig.PostRoad;

/** With TLS and a login, at real servers; and what is not sent where either is wrong. */
class SmtpPostmanTest {
    private static final Optional<Path> OWN = Optional.of(OwnCertificate.one().pem());
    private static final String ADDRESS = "ida@example.org";
    private static final String PASSWORD = "hunter2";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Await.of(vertx.close());
    }

    @Test
    void tlsFromTheFirstByteWithALogin() {
        try (var post = PostOffice.secured().knowing("parley", PASSWORD)) {
            assertThat(deliver("127.0.0.1", post.port(), Tls.IMPLICIT, OWN, PASSWORD))
                    .isInstanceOf(Delivery.Taken.class);
            assertThat(post.letters(ADDRESS)).hasSize(1);
        }
    }

    @Test
    void startTlsWithALogin() {
        try (var post = PostOffice.open().knowing("parley", PASSWORD);
                var road = PostRoad.withStartTls(post)) {
            assertThat(deliver("127.0.0.1", road.port(), Tls.REQUIRED, OWN, PASSWORD))
                    .isInstanceOf(Delivery.Taken.class);
            assertThat(deliver("127.0.0.1", road.port(), Tls.PREFERRED, Optional.empty(), PASSWORD))
                    .isInstanceOf(Delivery.Taken.class);
            assertThat(post.letters(ADDRESS)).hasSize(2);
        }
    }

    @Test
    void aWrongLoginIsTriedAgainAndShowsNoPassword() {
        try (var post = PostOffice.secured().knowing("parley", PASSWORD)) {
            assertThat(deliver("127.0.0.1", post.port(), Tls.IMPLICIT, OWN, "hunter3"))
                    .isInstanceOfSatisfying(
                            Delivery.Later.class,
                            later -> assertThat(later.why()).contains("535").doesNotContain("hunter3", "parley"));
            assertThat(post.letters(ADDRESS)).isEmpty();
        }
    }

    @Test
    void whoCannotShowWhoTheyAreGetsNothing() {
        try (var post = PostOffice.secured().knowing("parley", PASSWORD)) {
            assertThat(why(deliver("127.0.0.1", post.port(), Tls.IMPLICIT, Optional.empty(), PASSWORD)))
                    .as("an authority that nobody trusts")
                    .contains("certification path");
            assertThat(why(deliver("localhost", post.port(), Tls.IMPLICIT, OWN, PASSWORD)))
                    .as("another name than that of the certificate")
                    .contains("localhost");
            assertThat(post.letters(ADDRESS)).isEmpty();
        }
    }

    @Test
    void whoCannotShowWhoTheyAreAfterStartTlsGetsNothingEither() {
        try (var post = PostOffice.open().knowing("parley", PASSWORD);
                var road = PostRoad.withStartTls(post)) {
            assertThat(deliver("127.0.0.1", road.port(), Tls.REQUIRED, Optional.empty(), PASSWORD, 2))
                    .as("an authority that nobody trusts")
                    .isInstanceOf(Delivery.Later.class);
            assertThat(deliver("localhost", road.port(), Tls.REQUIRED, OWN, PASSWORD, 2))
                    .as("another name than that of the certificate")
                    .isInstanceOf(Delivery.Later.class);
            assertThat(post.letters(ADDRESS)).isEmpty();
        }
    }

    @Test
    void withoutStartTlsNothingIsSaidWhereItIsRequired() {
        try (var post = PostOffice.open().knowing("parley", PASSWORD)) {
            assertThat(why(deliver("127.0.0.1", post.port(), Tls.REQUIRED, OWN, PASSWORD)))
                    .containsIgnoringCase("starttls");
            assertThat(post.letters(ADDRESS)).isEmpty();
        }
    }

    private Delivery deliver(String host, int port, Tls tls, Optional<Path> authority, String password) {
        return deliver(host, port, tls, authority, password, 20);
    }

    private Delivery deliver(String host, int port, Tls tls, Optional<Path> authority, String password, int patience) {
        var server = new SmtpServer(host, port, tls, authority, Optional.of("parley"), Optional.of(password));
        var postman = new SmtpPostman(
                vertx, server, From.of("talk@courier.example.org").orElseThrow(), patience);
        var letter = new Letter("1@courier.example.org", new Mailbox(ADDRESS), "Hello", "text", "<p>text", Map.of());
        var delivery = Await.of(postman.deliver(letter));
        Await.of(postman.close());
        return delivery;
    }

    private static String why(Delivery delivery) {
        return delivery instanceof Delivery.Later(var why) ? why : delivery.toString();
    }
}
