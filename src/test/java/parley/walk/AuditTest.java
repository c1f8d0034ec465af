package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.audit.Act;
import parley.audit.Audit;
import parley.database.PoolTransactions;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Await;
import parley.rig.Contract;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.TestDatabase;
import parley.rig.Town;

class AuditTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
    private final Api administrator = TOWN.other().administrator();

    private static List<JsonObject> lines(Answer answer) {
        return Answer.objects(answer.expect(200).json().getJsonArray("lines"));
    }

    private List<JsonObject> about(Guest.Said said) {
        return lines(administrator.get("/audit?site=%s&limit=500", Town.CAREFUL)).stream()
                .filter(line -> line.getString("subject").equals("comment:" + said.id()))
                .toList();
    }

    @Test
    void decisionsAndMarksAreLinesNewestFirstAndWhatChangesNothingIsNone() {
        var said = ida.says("audit/decided", "Come to our casino");
        var decision = new JsonObject()
                .put("decision", "approve")
                .put("reason", "on-topic")
                .put("note", "Ida was kind on the phone");
        for (int i = 0; i < 2; i++) {
            administrator
                    .put("/moderation/comments/" + said.id() + "/decision", decision)
                    .expect(200);
            administrator.put("/moderation/comments/" + said.id() + "/featured").expect(200);
        }
        var lines = about(said);
        assertThat(lines).extracting(line -> line.getString("what")).containsExactly("mark-comment", "decide-comment");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getString("who")).isEqualTo("administrator");
            assertThat(line.getString("site")).isEqualTo(Town.CAREFUL);
        });
        assertThat(lines.getFirst().getString("detail")).isEqualTo("""
                {"mark":"featured","on":true}""");
        assertThat(lines.getLast().getString("detail")).contains("""
                        "decision":"approve","from":"pending","to":"published","reason":"on-topic"}""").doesNotContain("phone");
    }

    @Test
    void aDecisionThatIsRefusedIsNoLine() {
        var said = ida.says("audit/refused", "Come to our casino");
        administrator
                .put("/moderation/comments/" + said.id() + "/decision", new JsonObject().put("decision", "restore"))
                .refusedAs(ProblemKind.CONFLICT);
        assertThat(about(said)).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGaps() {
        many(4);
        var first = administrator.get("/audit?limit=2");
        var second = administrator.get(
                "/audit?limit=2&after=%s", first.expect(200).json().getString("next"));
        long newest = lines(first).getFirst().getLong("position");
        assertThat(lines(first)).extracting(line -> line.getLong("position")).containsExactly(newest, newest - 1);
        assertThat(lines(second)).extracting(line -> line.getLong("position")).containsExactly(newest - 2, newest - 3);
        var last = administrator.get("/audit?limit=5&after=2");
        assertThat(lines(last)).hasSize(1);
        assertThat(last.json().getValue("next")).isNull();
    }

    @Test
    void itIsForTheAdministratorAlone() {
        var said = ida.says("audit/guest", "hello");
        for (var path : List.of("/audit", "/audit/export")) {
            TOWN.one().api().get(path).refusedAs(ProblemKind.NOT_SIGNED_IN);
            ida.known(said.guestToken()).api().get(path).refusedAs(ProblemKind.NOT_ALLOWED);
        }
    }

    @Test
    void whatCannotBeReadIsSaid() {
        administrator.get("/audit?after=yesterday").refusedAs(ProblemKind.BAD_CURSOR);
        administrator.get("/audit?site=nowhere").refusedAs(ProblemKind.UNKNOWN_SITE);
        administrator.get("/audit?limit=501").refusedAs(ProblemKind.MALFORMED_REQUEST);
        administrator.get("/audit/export?site=demo").refusedAs(ProblemKind.MALFORMED_REQUEST);
    }

    /** Written from docs/audit.md, with nothing of Parley's. */
    @Test
    void theExportIsVerifiedByWhoeverReadsTheDocument() throws Exception {
        many(450);
        var export = administrator.get("/audit/export").expect(200).text();
        var previous = "0".repeat(64);
        long position = 0;
        for (var text : export.split("\n", -1)) {
            if (!text.isEmpty()) {
                var line = new JsonObject(text);
                Contract.component("AuditLine", line);
                assertThat(line.getLong("position")).isEqualTo(++position);
                assertThat(line.getString("previous")).isEqualTo(previous);
                previous = hashOf(line);
                assertThat(line.getString("hash")).isEqualTo(previous);
            }
        }
        assertThat(position).isGreaterThanOrEqualTo(450);
    }

    private static void many(int count) {
        var vertx = Vertx.vertx();
        var audit = new Audit(Clock.systemUTC());
        var transactions = new PoolTransactions(TOWN.database().pool(vertx));
        for (int i = 0; i < count; i++) {
            var detail = new JsonObject().put("number", i).put("also", "größer\n🦊");
            var act = new Act("staff:berta", "try-out", Optional.empty(), "thing:" + i, detail);
            Await.of(transactions.run(tx -> audit.append(tx, act)));
        }
        Await.of(vertx.close());
    }

    private static String hashOf(JsonObject line) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        field(digest, "parley-audit-1");
        field(digest, line.getLong("position").toString());
        for (var name : List.of("at", "who", "what", "site", "subject", "detail", "previous")) {
            field(digest, line.getString(name));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void field(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update(new byte[] {-1, -1, -1, -1});
        } else {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
    }

    /**
     * While a second export came to its end, the first one, which nobody reads, did not: a line that is written after
     * that still comes, so the end had not been read into memory.
     */
    @Test
    void anExportWaitsForAClientThatReadsSlowly() throws Exception {
        try (var database = TestDatabase.fresh();
                var node = Node.on(database)) {
            database.execute(line("1000 + n", "generate_series(1, 6000) AS n"));
            var request = HttpRequest.newBuilder(URI.create(node.address() + "/api/v1/audit/export"))
                    .header("Authorization", "Bearer " + Node.ADMIN_KEY)
                    .build();
            try (var client = HttpClient.newHttpClient();
                    var lines = new BufferedReader(new InputStreamReader(
                            client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
                client.send(request, BodyHandlers.discarding());
                database.execute(line("9000", "generate_series(1, 1)"));
                var last = lines.lines().reduce((before, after) -> after).orElseThrow();
                assertThat(new JsonObject(last).getLong("position")).isEqualTo(9000);
            }
        }
    }

    /** Long ones, 60 MB together: much more than fits into what lies between server and client. */
    private static String line(String position, String from) {
        return """
                INSERT INTO audit (position, at, who, what, subject, detail, previous, hash)
                SELECT %s, now(), 'machine', 'try-out', 'thing:1', json_build_object('long', repeat('y', 10000))::text,
                       repeat('0', 64), repeat('0', 64)
                  FROM %s""".formatted(position, from);
    }
}
