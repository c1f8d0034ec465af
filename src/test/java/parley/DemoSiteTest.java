package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.audit.Audit;
import parley.rig.Await;
import parley.rig.TestDatabase;
import parley.sites.Sites;

/** Nodes on different ports share one demo. */
class DemoSiteTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Await.of(vertx.close());
    }

    @Test
    void eachNodeAddsItsOriginsAndNoneTakesAwayAnothers() {
        var one = new Sites(DATABASE.pool(vertx), new Audit(Clock.systemUTC()));
        var other = new Sites(DATABASE.pool(vertx), new Audit(Clock.systemUTC()));
        Await.of(DemoSite.put(one, 8_080));
        Await.of(DemoSite.put(other, 9_080));
        int version = other.get(DemoSite.KEY).version();
        Await.of(DemoSite.put(one, 8_080));
        assertThat(one.get(DemoSite.KEY).version()).as("nothing new").isEqualTo(version);
        assertThat(one.get(DemoSite.KEY).origins())
                .containsExactly(
                        "http://localhost:8080",
                        "http://127.0.0.1:8080",
                        "https://news.example.org",
                        "http://localhost:9080",
                        "http://127.0.0.1:9080");
    }
}
