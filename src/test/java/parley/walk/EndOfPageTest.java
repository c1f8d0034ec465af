package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.PageState;
import parley.rig.Town;

/** The last comment before a cursor goes and comes back: no cursor brings it, so the page must have kept its place. */
class EndOfPageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Guest ida = Guest.on(TOWN.one(), "Ida Sommer");

    private static Answer page(String key, String more) {
        long seq = TOWN.database().count("SELECT seq FROM discussion WHERE key = '%s'".formatted(key));
        return TOWN.one().administrator().get("/discussions?site=demo&key=%s&minSeq=%d&%s", key, seq, more);
    }

    private static void decide(Guest.Said on, String decision) {
        var path = "/moderation/comments/" + on.id() + "/decision";
        TOWN.one()
                .administrator()
                .put(path, new JsonObject().put("decision", decision))
                .expect(200);
    }

    /** The removal has been told before the comment is back: events tell comments as they are when they are sent. */
    private static PageState goesAndComesBack(Guest.Said said, Answer old) {
        try (var ear = TOWN.one().ear().follow(old.discussion())) {
            decide(said, "remove");
            ear.awaitEvent("comment-removed");
            decide(said, "restore");
            ear.awaitEvent("comment-restored");
            return new PageState(old.json(), "oldest").apply(ear.events());
        }
    }

    @Test
    void aRootAtTheEndOfAPage() {
        var key = "end/root";
        var roots =
                IntStream.range(0, 4).mapToObj(i -> ida.says(key, "root " + i)).toList();
        var page = goesAndComesBack(roots.get(1), page(key, "limit=2"));
        var rest = page(key, "limit=2&after=" + page.next());
        page.more(rest.comments(), rest.json().getString("next"));
        assertThat(page.page()).isEqualTo(page(key, "limit=100").json());
    }

    @Test
    void aReplyAtTheEndOfWhatCameAlong() {
        var key = "end/reply";
        var root = ida.says(key, "root");
        var replies = IntStream.range(0, 8)
                .mapToObj(i -> ida.replies(key, root, "reply " + i))
                .toList();
        var page = goesAndComesBack(replies.get(4), page(key, "limit=2"));
        var cursor = page.comments().getFirst().getString("repliesNext");
        var rest = TOWN.one().api().get(root.path() + "/replies?limit=100&after=" + cursor);
        page.moreOfBranch(root.id(), rest.comments(), rest.json().getString("next"));
        assertThat(page.page()).isEqualTo(page(key, "limit=100&replies=all").json());
    }
}
