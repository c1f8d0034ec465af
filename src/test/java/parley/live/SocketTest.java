package parley.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.journal.Rewound;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.LaterVersion;
import parley.rig.TestDatabase;
import parley.web.Tokens;

class SocketTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static House house;

    @BeforeAll
    static void open() {
        house = new House(DATABASE.url());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aSubscribeIsAnsweredAtOnceAndEventsFollow() {
        var id = House.id("first");
        var ear = house.connect().subscribe(id);
        ear.awaitAnswer(id);
        assertThat(ear.events(id)).isEmpty();
        var comment = house.post("first", "Hello");
        ear.awaitSeq(id, 1);
        var event = ear.events(id).getFirst();
        assertThat(event.getString("type")).isEqualTo("comment-published");
        assertThat(event.getJsonObject("comment").getString("id")).isEqualTo(comment.toString());
        assertThat(event.getInteger("commentCount")).isEqualTo(1);
        assertThat(ear.await("presence").getInteger("readers")).isEqualTo(1);
    }

    @Test
    void whoSubscribesAfterItsPageMissesNothingAndHearsNothingTwice() {
        var id = House.id("busy");
        int posts = 600;
        var ears = new ArrayList<Ear>();
        var starts = new ArrayList<Long>();
        var written = new ArrayList<Future<?>>();
        for (int i = 0; i < posts; i++) {
            written.add(house.submit(Ground.DEMO, "busy", Optional.empty(), "post " + i));
            if (i % 60 == 0) {
                long seq = house.seq("busy");
                ears.add(house.connect().subscribe(id, seq));
                starts.add(seq);
            }
        }
        Await.of(Future.all(written));
        for (int i = 0; i < ears.size(); i++) {
            ears.get(i).awaitSeq(id, posts);
            assertThat(ears.get(i).seqs(id))
                    .containsExactlyElementsOf(LongStream.rangeClosed(starts.get(i) + 1, posts)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        var id = House.id("comeback");
        IntStream.rangeClosed(1, 3).forEach(i -> house.post("comeback", "post " + i));
        var ear = house.connect().subscribe(id, 0);
        ear.awaitSeq(id, 3);
        Await.of(ear.socket.close());
        IntStream.rangeClosed(4, 9).forEach(i -> house.post("comeback", "post " + i));
        var again = house.connect().subscribe(id, 3);
        again.awaitSeq(id, 9);
        assertThat(again.seqs(id)).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void whatALaterVersionWroteIsReadAnewAndWhatFollowsIsHeard() {
        var id = House.id("later");
        house.post("later", "one");
        var ear = house.connect().subscribe(id, 1);
        ear.awaitAnswer(id);
        new LaterVersion(DATABASE).writes(id, "comment-gilded");
        assertThat(ear.await("resync").getLong("seq")).isEqualTo(2);
        ear.subscribe(id, 2);
        house.post("later", "three");
        ear.awaitSeq(id, 3);
        assertThat(ear.seqs(id)).containsExactly(3L);
        assertThat(house.connect().subscribe(id, 1).await("resync").getLong("seq"))
                .isEqualTo(3);
        var late = house.connect().subscribe(id, 0);
        assertThat(late.await("resync").getLong("seq")).isEqualTo(3);
        assertThat(late.seqs(id)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 700})
    void aSlowReaderHurtsNobodyAndCatchesUpOrStartsAnew(int posts) {
        var key = "slow" + posts;
        var id = House.id(key);
        var slow = house.connectNarrowly().subscribe(id, 0);
        var fast = house.connect().subscribe(id, 0);
        slow.awaitAnswer(id);
        fast.awaitAnswer(id);
        slow.socket.pause();
        var text = "long ".repeat(6_000);
        for (int i = 0; i < posts; i += 50) {
            Await.of(Future.all(IntStream.range(0, 50)
                    .mapToObj(_ -> house.submit(Ground.DEMO, key, Optional.empty(), text))
                    .toList()));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> fast.seqs(id).size() == posts);
        assertThat(fast.seqs(id))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, posts).boxed().toList());
        slow.socket.resume();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> slow.seqs(id).contains((long) posts) || slow.count("resync") > 0);
        var seqs = slow.seqs(id);
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        assertThat(slow.count("resync")).isEqualTo(seqs.size() == posts ? 0 : 1);
    }

    @Test
    void anotherEpochIsAResync() {
        var id = House.id("epoch");
        house.post("epoch", "one");
        var ear = house.connect()
                .say("{\"subscribe\":{\"discussion\":\"" + id + "\",\"after\":1,\"epoch\":\"elsewhere\"}}");
        var resync = ear.await("resync");
        assertThat(resync.getLong("seq")).isEqualTo(1);
        assertThat(resync.getString("epoch")).isEqualTo(house.ground.epoch.value());
        assertThat(ear.answered(id)).isFalse();
    }

    @Test
    void whoIsAheadOfTheServerIsToldToStartAnew() {
        var id = House.id("ahead");
        house.post("ahead", "one");
        var ear = house.connect().subscribe(id, 7);
        assertThat(ear.await("resync").getLong("seq")).isEqualTo(1);
    }

    @Test
    void whoIsAheadOfTheTailWaitsForIt() {
        var id = House.id("ahead-a-little");
        house.post("ahead-a-little", "one");
        var ear = house.connect().subscribe(id, 2);
        house.post("ahead-a-little", "two");
        house.post("ahead-a-little", "three");
        ear.awaitSeq(id, 3);
        assertThat(ear.seqs(id)).containsExactly(3L);
    }

    @Test
    void rewoundHistoryIsAResyncForEverybody() {
        var own = new House(DATABASE.url());
        try (own) {
            var id = House.id("rewound");
            var ear = own.connect().subscribe(id);
            ear.awaitAnswer(id);
            own.ground.bus.tell(new Rewound("another"));
            assertThat(ear.await("resync").getLong("seq")).isZero();
        }
    }

    @Test
    void rewoundHistoryIsAResyncForWhatOneAloneIsToldToo() {
        var own = new House(DATABASE.url());
        try (own) {
            var ticket = new Tokens(new byte[32])
                    .ticket(own.ground.ids.guest(), own.ground.clock.instant().plusSeconds(60));
            var ear = own.connect().say(new JsonObject().put("me", new JsonObject().put("ticket", ticket)));
            assertThat(ear.await("me").getJsonArray("events")).isEmpty();
            own.ground.bus.tell(new Rewound("another"));
            Awaitility.await().until(() -> ear.count("me") == 2);
        }
    }

    @Test
    void whatWasTakenDownIsNeverSentAgain() {
        var id = House.id("removed");
        var witness = house.connect().subscribe(id);
        witness.awaitAnswer(id);
        var comment = house.post("removed", "regret");
        witness.awaitSeq(id, 1);
        house.remove("removed", comment);
        witness.awaitSeq(id, 2);
        var late = house.connect().subscribe(id, 0);
        late.awaitSeq(id, 2);
        assertThat(late.events(id)).allSatisfy(event -> {
            assertThat(event.getString("type")).isEqualTo("comment-removed");
            assertThat(event.getBoolean("placeholder")).isFalse();
        });
        assertThat(late.heard().toString()).doesNotContain("regret");
    }

    @Test
    void aPlaceholderComesBackWithTheReplyThatNeedsIt() {
        var id = House.id("placeholder");
        var root = house.post("placeholder", "root");
        var reply = house.reply("placeholder", root, "reply");
        house.remove("placeholder", root);
        house.remove("placeholder", reply);
        long before = house.seq("placeholder");
        house.restore("placeholder", reply);
        var ear = house.connect().subscribe(id, before);
        ear.awaitSeq(id, before + 1);
        var event = ear.events(id).getFirst();
        assertThat(event.getString("type")).isEqualTo("comment-restored");
        var ancestor = event.getJsonArray("ancestors").getJsonObject(0);
        assertThat(ancestor.getInteger("descendantCount")).isEqualTo(1);
        assertThat(ancestor.getJsonObject("comment").getValue("html")).isNull();
    }

    @Test
    void votesAreAbsoluteAndOneEventABatch() {
        var id = House.id("votes");
        var comment = house.post("votes", "vote for me");
        var ear = house.connect().subscribe(id, 1);
        house.vote("votes", comment, 3);
        ear.awaitSeq(id, 2);
        var event = ear.events(id).getLast();
        assertThat(event.getString("type")).isEqualTo("votes-changed");
        assertThat(event.getJsonObject("votes")).isEqualTo(new JsonObject("{\"up\":3,\"down\":0}"));
    }

    @Test
    void whoAskedForHtmlGetsTheFragment() {
        var id = House.id("html");
        house.post("html", "hello");
        var ear = house.connect().say("{\"subscribe\":{\"discussion\":\"" + id + "\",\"after\":0,\"as\":\"html\"}}");
        ear.awaitSeq(id, 1);
        assertThat(ear.events(id).getFirst().getString("html")).contains("<p>hello</p>");
        assertThat(ear.events(id).getFirst().containsKey("comment")).isFalse();
    }

    @Test
    void whoUnsubscribesHearsNoMore() {
        var id = House.id("leave");
        var other = House.id("stay");
        var ear = house.connect().subscribe(id).subscribe(other);
        ear.awaitAnswer(id);
        ear.say("{\"unsubscribe\":{\"discussion\":\"" + id + "\"}}");
        ear.say("{}");
        ear.await("refused");
        house.post("leave", "unheard");
        house.post("stay", "heard");
        ear.awaitSeq(other, 1);
        assertThat(ear.events(id)).isEmpty();
    }

    @Test
    void readersOfADiscussionAreCounted() {
        var id = House.id("presence");
        var one = house.connect().subscribe(id);
        one.awaitAnswer(id);
        var two = house.connect().subscribe(id);
        assertThat(two.await("presence").getInteger("readers")).isEqualTo(2);
        Awaitility.await().until(() -> one.last("presence").orElseThrow().getInteger("readers") == 2);
        Await.of(two.socket.close());
        Awaitility.await().until(() -> one.last("presence").orElseThrow().getInteger("readers") == 1);
    }
}
