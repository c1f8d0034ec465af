package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.TestDatabase;

/** Without an SMTP server the demo keeps letters, for whoever tries it out. */
class MailSinkTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void lettersAreLookedAtOnTheManagementPort() throws Exception {
        try (var node = Node.on(DATABASE)) {
            var guest = Guest.on(node, "Ida Sommer");
            var body = guest.body("sink", "Is this on?");
            body.getJsonObject("author").put("notify", true);
            guest.api().post("/comments", body).expect(201);
            await().until(() -> document(node, "/mail").select("li a"), links -> links.size() == 1);

            var list = document(node, "/mail");
            assertThat(list.select("li").text()).contains("ida.sommer@example.org");
            var link = list.select("li a").attr("href");
            var letter = document(node, link);
            assertThat(letter.select("h1").text()).isEqualTo("Please confirm: mail from The Harbour Courier");
            assertThat(letter.select("pre").text()).contains("/mail/confirm?token=");
            assertThat(letter.select("iframe").attr("sandbox")).doesNotContain("script");

            var html = page(node, letter.select("iframe").attr("src"));
            assertThat(html.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
            assertThat(html.parse().select("a[href*=/mail/confirm]").attr("href"))
                    .startsWith("http://localhost:" + node.address().getPort());
            assertThat(page(node, "/mail/nobody").statusCode()).isEqualTo(404);
            assertThat(Jsoup.connect(node.address() + "/mail")
                            .ignoreHttpErrors(true)
                            .ignoreContentType(true)
                            .execute()
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static Document document(Node node, String path) {
        return Jsoup.parse(page(node, path).body());
    }

    private static Connection.Response page(Node node, String path) {
        try {
            return Jsoup.connect(node.management() + path)
                    .ignoreHttpErrors(true)
                    .ignoreContentType(true)
                    .execute();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
