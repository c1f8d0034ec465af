package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.rig.Blocks;
import parley.rig.TestDatabase;

/** What pages cost in blocks touched, which unlike time is the same on every machine. */
class PlansTest {
    private static final int ROWS = Integer.getInteger("parley.test.rows", 20_000);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final UUID BIG = DiscussionId.of(new SiteKey("demo"), "big").value();
    private static final UUID SMALL =
            DiscussionId.of(new SiteKey("demo"), "small").value();
    /** In the largest branch of all. */
    private static final UUID MIDDLE = comment(BIG, ROWS / 6 * 3 + 1);

    @BeforeAll
    static void fill() {
        DATABASE.execute("INSERT INTO site (key, name, origins, policy) VALUES ('demo', 'Demo', '{}', '{}')");
        fill(BIG, "big", ROWS);
        fill(SMALL, "small", 10);
    }

    private static void fill(UUID id, String key, int rows) {
        DATABASE.execute(
                "INSERT INTO discussion (id, site, key, seq, numbers, comment_count) VALUES ('%s', 'demo', '%s', %d, %d, %d)"
                        .formatted(id, key, rows, rows, rows));
        // a third are roots; the others reply, half of them to the very first root
        DATABASE.execute("""
            INSERT INTO comment (id, discussion_id, site, parent_id, root_id, depth, number, path, status, author_id,
                                 author_name, text, text_hash, html, votes_up, created_at)
            SELECT md5('%1$s' || i)::uuid, '%1$s', 'demo',
                   CASE WHEN i %% 3 > 0 AND i > 1 THEN md5('%1$s' || above)::uuid END,
                   md5('%1$s' || CASE WHEN i %% 3 > 0 AND i > 1 THEN above ELSE i END)::uuid,
                   (i %% 3 > 0 AND i > 1)::int, i,
                   CASE WHEN i %% 3 > 0 AND i > 1 THEN int4send(above) || int4send(i) ELSE int4send(i) END,
                   CASE WHEN i %% 50 = 4 THEN 'removed' ELSE 'published' END,
                   'ada', 'Ada', repeat('text ', 60), '\\x00', repeat('html ', 60), i %% 17, now()
              FROM (SELECT i, CASE i %% 3 WHEN 1 THEN 1 ELSE greatest(i - i %% 3, 1) END AS above
                      FROM generate_series(1, %2$d) AS i) AS numbered""".formatted(id, rows));
        DATABASE.execute("""
                INSERT INTO ranking SELECT d.id, d.seq, d.numbers,
                       ARRAY (SELECT c.id FROM comment c WHERE c.discussion_id = d.id AND c.parent_id IS NULL
                               ORDER BY votes_up DESC), now()
                  FROM discussion d WHERE d.id = '%s'""".formatted(id));
    }

    private static UUID comment(UUID discussion, int number) {
        try {
            var bytes = java.security.MessageDigest.getInstance("MD5")
                    .digest((discussion.toString() + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var longs = java.nio.ByteBuffer.wrap(bytes);
            return new UUID(longs.getLong(), longs.getLong());
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aPageCostsTheSameHoweverManyCommentsThereAre() throws SQLException {
        for (var statistics : List.of("SELECT 1", "ANALYZE")) {
            DATABASE.execute(statistics);
            for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
                var costs = costs(mode);
                costs.forEach((page, blocks) -> assertThat(blocks)
                        .as("blocks touched by %s, %s, after %s", page, mode, statistics)
                        .isLessThan(1_500));
            }
        }
    }

    /** @param types of the parameters, as PREPARE names them */
    private record Asked(String page, String sql, String types, String values) {}

    private static Map<String, Long> costs(String mode) throws SQLException {
        var costs = new LinkedHashMap<String, Long>();
        try (var connection = DATABASE.jdbc()) {
            connection.createStatement().execute("SET plan_cache_mode = " + mode);
            for (var asked : all()) {
                costs.put(asked.page(), Blocks.of(connection, asked.sql(), asked.types(), asked.values()));
            }
        }
        return costs;
    }

    private static List<Asked> all() {
        var all = new ArrayList<Asked>();
        for (var sort : Sort.values()) {
            all.add(page(sort, false));
            all.add(page(sort, true));
            all.add(around(sort));
        }
        for (var sort : Sort.values()) {
            all.add(first(sort));
        }
        all.add(page("small", Sort.OLDEST, false, "'%s', NULL, 20, 6, 0, 0".formatted(SMALL)));
        all.add(branch("branch", comment(BIG, 1), "'\\x'"));
        all.add(branch("end of the branch", comment(BIG, 1), "int4send(1) || int4send(%d)".formatted(ROWS - 100)));
        all.add(branch("branch of a reply", MIDDLE, "'\\x'"));
        all.add(new Asked("current", CurrentRows.READ, "uuid[], uuid[]", "'{%s}', '{}'".formatted(MIDDLE)));
        return all;
    }

    private static Asked page(Sort sort, boolean back) {
        boolean start = sort != Sort.NEWEST && !back;
        int last = start ? 0 : ROWS / 2;
        int place = sort == Sort.BEST ? last / 3 : 0;
        return page(sort + (back ? " back" : ""), sort, back, "'%s', NULL, 20, 6, %d, %d".formatted(BIG, place, last));
    }

    private static Asked page(String name, Sort sort, boolean back, String values) {
        return new Asked(name, PageSql.page(sort, back), "uuid, bigint, int, int, int, int", values);
    }

    private static Asked first(Sort sort) {
        int number = sort == Sort.NEWEST ? Integer.MAX_VALUE : 0;
        var values = "'%s', NULL, 20, 6, 0, %d".formatted(BIG, number);
        return new Asked("first " + sort, PageSql.first(sort), "uuid, bigint, int, int, int, int", values);
    }

    private static Asked around(Sort sort) {
        var values = "'%s', NULL, 10, 6, '%s', 9".formatted(BIG, MIDDLE);
        return new Asked("around " + sort, PageSql.context(sort), "uuid, bigint, int, int, uuid, int", values);
    }

    private static Asked branch(String name, UUID top, String after) {
        var values = "'%s', '%s', %s, 20".formatted(BIG, top, after);
        return new Asked(name, PageSql.BRANCH, "uuid, uuid, bytea, int", values);
    }
}
