package parley.rig;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.sites.Policy;

/**
 * Two nodes on one database, and some sites beside the demo; made once for all walks, which therefore keep to discussions
 * of their own. As {@code @RegisterExtension static final Town TOWN = new Town()}.
 */
public final class Town implements BeforeAllCallback {
    public static final String ORIGIN = "https://news.example.org";

    /** Holds what has the word casino in it, and what has two links; refuses grobian. */
    public static final String CAREFUL = "careful";

    public static final String CAREFUL_ORIGIN = "https://careful.example.org";

    /** Everything waits for a moderator. */
    public static final String STRICT = "strict";

    /** The time for changes is over after a second. */
    public static final String HASTY = "hasty";

    /** Nobody may change what they wrote. */
    public static final String FINAL = "final";

    /** Like the careful one, but asks before it refuses or holds; and holds the first comment of everybody. */
    public static final String GENTLE = "gentle";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Town.class);

    private static volatile List<Node> nodes = List.of();
    private static volatile List<TestDatabase> databases = List.of();

    private record Standing(TestDatabase database, List<Node> nodes) implements AutoCloseable {
        @Override
        public void close() {
            nodes.forEach(Node::close);
            database.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var standing =
                context.getRoot().getStore(NAMESPACE).computeIfAbsent(Standing.class, asked -> build(), Standing.class);
        nodes = standing.nodes();
        databases = List.of(standing.database());
    }

    private static Standing build() {
        var database = TestDatabase.fresh();
        site(database, CAREFUL, CAREFUL_ORIGIN, """
                {"suspectWords": ["casino"], "bannedWords": ["grobian"], "linksHeldFrom": 2, "repeatWindow": "PT0S"}""");
        site(database, STRICT, ORIGIN, "{\"preModerated\": true, \"repeatWindow\": \"PT0S\"}");
        site(database, GENTLE, ORIGIN, """
                {"suspectWords": ["casino"], "bannedWords": ["grobian"], "nudge": true, "newAuthorHeld": 1,
                 "repeatWindow": "PT0S"}""");
        site(database, HASTY, ORIGIN, "{\"editWindow\": \"PT1S\"}");
        site(database, FINAL, ORIGIN, "{\"editWindow\": \"PT0S\"}");
        return new Standing(
                database, Stream.generate(() -> Node.on(database)).limit(2).toList());
    }

    private static void site(TestDatabase database, String key, String origin, String policy) {
        Policy.fromJson(new JsonObject(policy));
        database.execute("INSERT INTO site (key, name, origins, policy) VALUES ('%s', '%s', '{%s}', '%s')"
                .formatted(key, "The " + key + " gazette", origin, policy));
    }

    public Node one() {
        return nodes.getFirst();
    }

    public Node other() {
        return nodes.getLast();
    }

    public TestDatabase database() {
        return databases.getFirst();
    }

    public static String discussion(String site, String key) {
        return DiscussionId.of(new SiteKey(site), key).toString();
    }
}
