package parley;

import io.vertx.core.Future;
import java.util.List;
import parley.audit.Act;
import parley.event.SiteKey;
import parley.sites.Policy;
import parley.sites.Sites;

/** The site of the demo article: every valid comment of any guest appears at once. */
final class DemoSite {
    static final SiteKey KEY = new SiteKey("demo");
    private static final String NAME = "The Harbour Courier";

    private DemoSite() {}

    /** @param port where this node shows the article; other nodes of the same database may show it elsewhere */
    static Future<Void> put(Sites sites, int port) {
        return sites.extend(Act.MACHINE, KEY, NAME, origins(port), Policy.OPEN);
    }

    private static List<String> origins(int port) {
        return List.of("http://localhost:" + port, "http://127.0.0.1:" + port, "https://news.example.org");
    }
}
