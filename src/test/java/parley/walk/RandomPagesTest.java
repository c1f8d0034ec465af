package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.PageState;
import parley.rig.Town;

/** Several people do at random whatever can be done, on two nodes at once; whoever follows sees what is there in the end. */
class RandomPagesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final int PEOPLE = 4;
    private static final int STEPS = 60;
    private static final List<String> DECISIONS = List.of("approve", "remove", "restore", "spam", "restore");

    /** What one person does; the others do the same to the same comments. */
    private record Person(Node node, String key, List<String> comments, SplittableRandom random) {
        void act(int steps) {
            for (int step = 0; step < steps; step++) {
                act();
            }
        }

        private void act() {
            var guest = Guest.at(node, Town.CAREFUL, "Ida Sommer");
            var text = random.nextInt(8) == 0 ? "casino " + random.nextInt() : "words " + random.nextInt();
            if (comments.isEmpty() || random.nextInt(6) == 0) {
                comments.add(guest.says(key, text).id());
                return;
            }
            var id = comments.get(random.nextInt(comments.size()));
            var path = "/comments/" + id;
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> reply(guest, text, id);
                case 3 -> tolerantly(node.administrator().patch(path, new JsonObject().put("text", text)));
                case 4 -> tolerantly(node.administrator().delete(path));
                case 5 ->
                    tolerantly(guest.api().put(path + "/vote", new JsonObject().put("value", random.nextInt(3) - 1)));
                case 6 -> tolerantly(guest.api().put(path + "/reactions/love"));
                default -> tolerantly(decide(node.administrator(), id));
            }
        }

        private void reply(Guest guest, String text, String to) {
            var answer = guest.api().post("/comments", guest.body(key, text).put("parentId", to));
            if (tolerantly(answer).status() == 201) {
                comments.add(answer.comment().getString("id"));
            }
        }

        private Answer decide(Api moderator, String id) {
            var decision = DECISIONS.get(random.nextInt(DECISIONS.size()));
            return moderator.put(
                    "/moderation/comments/" + id + "/decision", new JsonObject().put("decision", decision));
        }

        /** Somebody else may have been quicker. */
        private static Answer tolerantly(Answer answer) {
            assertThat(answer.status()).as("%s", answer).isIn(200, 201, 204, 403, 404, 409, 422);
            return answer;
        }
    }

    private static void everybodyActs(String key, List<String> comments, long seed) {
        var random = new SplittableRandom(seed);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = new ArrayList<Future<?>>();
            for (int number = 0; number < PEOPLE; number++) {
                var person = new Person(number % 2 == 0 ? TOWN.one() : TOWN.other(), key, comments, random.split());
                acts.add(people.submit(() -> person.act(STEPS)));
            }
            for (var act : acts) {
                act.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static Answer page(Api api, String key, String more) {
        return api.get("/discussions?site=%s&key=%s&%s", Town.CAREFUL, key, more)
                .expect(200);
    }

    private static Answer whole(String key, String sort) {
        long seq = TOWN.database().count("SELECT seq FROM discussion WHERE key = '%s'".formatted(key));
        return page(TOWN.other().administrator(), key, "replies=all&limit=500&sort=" + sort + "&minSeq=" + seq);
    }

    @Test
    void whoeverFollowedByWhateverWaySeesWhatIsThere() {
        var key = "random/follow";
        var comments = new CopyOnWriteArrayList<String>();
        var empty = page(TOWN.other().administrator(), key, "replies=all&limit=500");
        try (var ear = Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).follow(empty.discussion())) {
            everybodyActs(key, comments, 7);
            var middle = whole(key, "oldest");
            everybodyActs(key, comments, 11);
            var fresh = whole(key, "oldest");
            long seq = fresh.discussion().getLong("seq");
            var heard = ear.eventsTo(seq);
            assertThat(heard)
                    .extracting(event -> event.getLong("seq"))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, seq).boxed().toList());
            assertSame("from the beginning", new PageState(empty.json(), "oldest").apply(heard), fresh);
            assertSame("resumed", resumed(middle, seq), fresh);
            assertSame("by a stream", new PageState(middle.json(), "oldest").apply(streamed(middle, seq)), fresh);
            assertSame("by pages", new PageState(middle.json(), "oldest").apply(polled(middle)), fresh);
        }
    }

    private static void assertSame(String how, PageState page, Answer fresh) {
        assertThat(page.page()).as(how).isEqualTo(fresh.json());
    }

    private static PageState resumed(Answer from, long seq) {
        try (var ear = Ear.open(TOWN.one().address(), Town.CAREFUL_ORIGIN).follow(from.discussion())) {
            return new PageState(from.json(), "oldest").apply(ear.eventsTo(seq));
        }
    }

    private static String events(Answer from) {
        return "/discussions/%s/events?after=".formatted(from.discussion().getString("id"));
    }

    private static String position(Answer from) {
        return from.discussion().getString("epoch") + "." + from.discussion().getLong("seq");
    }

    private static List<JsonObject> streamed(Answer from, long until) {
        return TOWN.one().api().from(Town.CAREFUL_ORIGIN).stream(events(from) + position(from), until);
    }

    private static List<JsonObject> polled(Answer from) {
        var found = new ArrayList<JsonObject>();
        var page = TOWN.other()
                .api()
                .get(events(from) + position(from))
                .expect(200)
                .json();
        while (!page.getJsonArray("events").isEmpty()) {
            found.addAll(Answer.objects(page.getJsonArray("events")));
            page = TOWN.other()
                    .api()
                    .get(events(from) + page.getString("next"))
                    .expect(200)
                    .json();
        }
        return found;
    }

    @Test
    void aPartOfADiscussionFollowsItAndWalkingOnBringsTheRest() {
        for (var sort : List.of("oldest", "newest")) {
            var key = "random/part/" + sort;
            var comments = new CopyOnWriteArrayList<String>();
            everybodyActs(key, comments, 23);
            var part = page(TOWN.other().api(), key, "limit=5&sort=" + sort);
            try (var ear = Ear.open(TOWN.other().address(), Town.CAREFUL_ORIGIN).follow(part.discussion())) {
                everybodyActs(key, comments, 29);
                var fresh = whole(key, sort);
                var page = new PageState(part.json(), sort);
                page.apply(ear.eventsTo(fresh.discussion().getLong("seq")));
                assertThat(fresh.comments())
                        .as("nothing is shown that is not there")
                        .containsAll(withoutCursors(page));
                walkOn(page, key, sort);
                assertSame(sort, page, fresh);
            }
        }
    }

    private static List<JsonObject> withoutCursors(PageState page) {
        return page.comments().stream()
                .map(comment -> comment.copy().putNull("repliesNext"))
                .toList();
    }

    private static void walkOn(PageState page, String key, String sort) {
        while (page.next() != null) {
            var more = page(TOWN.other().api(), key, "limit=4&sort=" + sort + "&after=" + page.next());
            page.more(more.comments(), more.json().getString("next"));
        }
        for (var root : page.comments()) {
            var cursor = root.getString("repliesNext");
            while (cursor != null) {
                var more =
                        TOWN.other().api().get("/comments/%s/replies?limit=3&after=%s", root.getString("id"), cursor);
                cursor = more.expect(200).json().getString("next");
                page.moreOfBranch(root.getString("id"), more.comments(), cursor);
            }
        }
    }
}
