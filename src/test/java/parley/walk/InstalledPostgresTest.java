package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import parley.database.Migrations;
import parley.rig.InstalledPostgres;
import parley.rig.Node;

/** The same house on a PostgreSQL that is not ours: what the distribution has, 15 on Debian 12. */
class InstalledPostgresTest {

    @Test
    void theSpineWalksOnTheInstalledOneToo() throws Exception {
        var programs = InstalledPostgres.programs();
        assumeThat(programs).as("no PostgreSQL is installed here").isPresent();
        try (var server = InstalledPostgres.start(programs.orElseThrow())) {
            var found = Migrations.run(server.url());
            System.out.println("on the installed PostgreSQL " + found.postgresMajor());
            try (var node = Node.on(server.url())) {
                walk(node);
            }
        }
    }

    private static void walk(Node node) {
        var root = node.api().post("/comments", comment("first")).expect(201).comment();
        var reply = comment("second").put("parentId", root.getString("id"));
        var second = node.api().post("/comments", reply).expect(201).comment();
        node.api()
                .put("/comments/" + second.getString("id") + "/vote", new JsonObject().put("value", 1))
                .expect(200);
        node.administrator()
                .put(
                        "/moderation/comments/" + root.getString("id") + "/decision",
                        new JsonObject().put("decision", "remove"))
                .expect(200);
        var page =
                node.api().get("/discussions?site=demo&key=installed&sort=best").expect(200);
        assertThat(page.discussion().getLong("seq")).isEqualTo(4);
        assertThat(page.discussion().getInteger("commentCount")).isEqualTo(1);
        assertThat(page.comments()).extracting(one -> one.getString("status")).containsExactly("removed", "published");
        var context =
                node.api().get("/comments/%s/context", second.getString("id")).expect(200);
        assertThat(context.comments()).hasSize(2);
        assertThat(node.api().stream("/discussions/" + root.getString("discussionId") + "/events?after=0", 4))
                .extracting(event -> event.getLong("seq"))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    private static JsonObject comment(String text) {
        return new JsonObject()
                .put("site", "demo")
                .put("discussion", new JsonObject().put("key", "installed"))
                .put("text", text)
                .put("author", new JsonObject().put("name", "Ida Sommer").put("email", "ida@example.org"));
    }
}
