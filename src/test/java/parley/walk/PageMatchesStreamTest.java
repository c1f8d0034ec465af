package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.Event;
import parley.rig.Answer;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.PageState;
import parley.rig.Town;

/**
 * The promise of docs/live-protocol.md: an old page, with the events that came since applied to it, is what a freshly
 * read page is. For each event that readers can be told, with the reader on another node than the writer.
 */
class PageMatchesStreamTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** A root with a reply that has a reply, and a second root, in a discussion of its own. */
    record Scene(String key, Guest.Said root, Guest.Said reply, Guest.Said below, Guest.Said second) {
        static Scene of(String key) {
            var ida = ida();
            var root = ida.says(key, "root");
            var reply = ida.replies(key, root, "reply");
            return new Scene(key, root, reply, ida.replies(key, reply, "reply to the reply"), ida.says(key, "second"));
        }

        static Guest ida() {
            return Guest.at(TOWN.one(), Town.CAREFUL, "Ida Sommer");
        }

        void decide(Guest.Said on, String decision) {
            TOWN.one()
                    .administrator()
                    .put("/moderation/comments/" + on.id() + "/decision", new JsonObject().put("decision", decision))
                    .expect(200);
        }

        void edit(Guest.Said said, String text) {
            TOWN.one()
                    .administrator()
                    .patch(said.path(), new JsonObject().put("text", text))
                    .expect(200);
        }

        void mark(Guest.Said on, String mark) {
            TOWN.one()
                    .administrator()
                    .put("/moderation" + on.path() + "/" + mark)
                    .expect(200);
        }

        void vote(Guest.Said on, int value) {
            TOWN.one()
                    .api()
                    .put(on.path() + "/vote", new JsonObject().put("value", value))
                    .expect(200);
        }

        void tell(JsonObject discussion) {
            var body = new JsonObject().put("site", Town.CAREFUL).put("discussion", discussion.put("key", key));
            TOWN.one()
                    .administrator()
                    .post("/comments", body.put("text", "From the editors"))
                    .expect(201);
        }

        Answer page(String sort) {
            return TOWN.other()
                    .administrator()
                    .get(
                            "/discussions?site=%s&key=%s&replies=all&limit=500&sort=%s&minSeq=%d",
                            Town.CAREFUL, key, sort, seq())
                    .expect(200);
        }

        private long seq() {
            return TOWN.database().count("SELECT seq FROM discussion WHERE key = '%s'".formatted(key));
        }
    }

    private static Arguments deed(Class<? extends Event.Public> event, String what, Consumer<Scene> deed) {
        return Arguments.of(event, what, deed);
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                deed(
                        Event.CommentPublished.class,
                        "a new root",
                        scene -> Scene.ida().says(scene.key(), "third")),
                deed(
                        Event.CommentPublished.class,
                        "a reply between",
                        scene -> Scene.ida().replies(scene.key(), scene.root(), "another reply")),
                deed(
                        Event.CommentPublished.class,
                        "one that was approved",
                        scene -> scene.decide(Scene.ida().replies(scene.key(), scene.below(), "casino"), "approve")),
                deed(Event.CommentPublished.class, "below one that was dropped", scene -> {
                    var held = Scene.ida().replies(scene.key(), scene.second(), "casino");
                    scene.decide(scene.second(), "remove");
                    scene.decide(held, "approve");
                }),
                deed(Event.CommentEdited.class, "a root", scene -> scene.edit(scene.root(), "edited")),
                deed(Event.CommentEdited.class, "twice", scene -> {
                    scene.edit(scene.below(), "edited");
                    scene.edit(scene.below(), "edited again");
                }),
                deed(Event.CommentMarked.class, "pinned", scene -> scene.mark(scene.reply(), "pinned")),
                deed(Event.CommentRemoved.class, "without replies", scene -> scene.decide(scene.second(), "remove")),
                deed(Event.CommentRemoved.class, "with replies", scene -> scene.decide(scene.root(), "spam")),
                deed(Event.CommentRemoved.class, "all of a branch", scene -> {
                    scene.decide(scene.root(), "remove");
                    scene.decide(scene.reply(), "remove");
                    scene.decide(scene.below(), "remove");
                }),
                deed(
                        Event.CommentRemoved.class,
                        "as soon as it was said",
                        scene -> scene.decide(Scene.ida().says(scene.key(), "hello"), "reject")),
                deed(Event.CommentRestored.class, "a placeholder", scene -> {
                    scene.decide(scene.reply(), "remove");
                    scene.decide(scene.reply(), "restore");
                }),
                deed(Event.CommentRestored.class, "into a branch that was gone", scene -> {
                    scene.decide(scene.root(), "remove");
                    scene.decide(scene.reply(), "remove");
                    scene.decide(scene.below(), "remove");
                    scene.decide(scene.below(), "restore");
                }),
                deed(Event.VotesChanged.class, "on a reply", scene -> {
                    scene.vote(scene.reply(), 1);
                    scene.vote(scene.reply(), -1);
                }),
                deed(
                        Event.ReactionsChanged.class,
                        "on a root",
                        scene -> TOWN.one()
                                .api()
                                .put(scene.root().path() + "/reactions/love")
                                .expect(200)),
                deed(
                        Event.DiscussionChanged.class,
                        "its title",
                        scene -> scene.tell(new JsonObject().put("title", "Bridge"))),
                deed(
                        Event.DiscussionChanged.class,
                        "its address",
                        scene -> scene.tell(new JsonObject().put("url", Town.CAREFUL_ORIGIN + "/bridge"))));
    }

    static Stream<Arguments> deedsInEachOrder() {
        return deeds().flatMap(deed -> Stream.of("oldest", "newest").map(sort -> {
            var values = deed.get();
            return Arguments.of(sort, values[0], values[1], values[2]);
        }));
    }

    @ParameterizedTest(name = "{1}: {2}, {0} first")
    @MethodSource("deedsInEachOrder")
    void anOldPageAndItsEventsAreAFreshPage(
            String sort, Class<? extends Event.Public> event, String what, Consumer<Scene> deed) {
        var scene = Scene.of("stream/" + event.getSimpleName() + "/" + what.replace(' ', '-') + "/" + sort);
        var old = scene.page(sort);
        try (var ear = Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).follow(old.discussion())) {
            deed.accept(scene);
            var fresh = scene.page(sort);
            var events = ear.eventsTo(fresh.discussion().getLong("seq"));
            assertThat(events).extracting(one -> one.getString("type")).contains(type(event));
            var page = new PageState(old.json(), sort).apply(events);
            assertThat(page.page()).isEqualTo(fresh.json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest"})
    void whatIsPinnedStaysAboveWhateverHappens(String sort) {
        var scene = Scene.of("stream/above/" + sort);
        var pinned = sort.equals("oldest") ? scene.second() : scene.root();
        scene.mark(pinned, "pinned");
        var old = scene.page(sort);
        assertThat(old.comments().getFirst().getString("id")).isEqualTo(pinned.id());
        try (var ear = Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).follow(old.discussion())) {
            scene.edit(pinned, "edited");
            Scene.ida().replies(scene.key(), pinned, "a reply to what is pinned");
            Scene.ida().says(scene.key(), "third");
            scene.decide(scene.below(), "remove");
            var fresh = scene.page(sort);
            var events = ear.eventsTo(fresh.discussion().getLong("seq"));
            assertThat(new PageState(old.json(), sort).apply(events).page()).isEqualTo(fresh.json());
        }
    }

    /** CommentPublished is told as comment-published; a mark changes how a comment looks, as an edit does. */
    private static String type(Class<?> event) {
        if (event == Event.CommentMarked.class) {
            return "comment-edited";
        }
        return event.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
