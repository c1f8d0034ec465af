package parley.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;

class BusTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Bus bus = new Bus(vertx, meters);

    private record Say(String word) implements Command<String> {}

    private record Wait(Promise<String> until) implements Command<String> {}

    private record News(int number) {}

    @AfterEach
    void close() {
        Await.of(vertx.close());
    }

    @Test
    void whoAsksGetsTheAnswerItself() {
        answer(Say.class, say -> say.word() + "!");
        assertThat(Await.of(bus.ask(new Say("hello")))).isEqualTo("hello!");
    }

    @Test
    void aRefusalTravelsWhole() {
        var no = Refusal.of(
                ProblemKind.COMMENT_REFUSED, List.of(new FieldError("/text", "too long"), new FieldError("/a", "b")));
        answer(Say.class, _ -> {
            throw no;
        });
        assertThat(Await.failureOf(bus.ask(new Say("x")))).isSameAs(no);

        var slow = Refusal.retryAfter(ProblemKind.RATE_LIMITED, Duration.ofSeconds(7));
        assertThat(slow.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void anAnswererThatBreaksIsAnsweredForAtOnce() {
        answer(Say.class, say -> {
            if (say.word().equals("error")) {
                throw new StackOverflowError("deep");
            }
            throw new IllegalStateException("secret detail");
        });
        assertInternal(bus.ask(new Say("exception")));
        assertInternal(bus.ask(new Say("error")));
        assertThat(meters.counter("parley.commands", "command", "Say", "outcome", "internal")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aCommandThatNobodyAnswersIsOurFault() {
        assertInternal(bus.ask(new Say("anybody?")));
    }

    @Test
    void commandsRunSideBySideAlthoughEachAwaits() {
        answer(Wait.class, wait -> wait.until().future().await());
        var promises = new ArrayList<Promise<String>>();
        var answers = new ArrayList<Future<String>>();
        for (int i = 0; i < 100; i++) {
            promises.add(Promise.promise());
            answers.add(bus.ask(new Wait(promises.get(i))));
        }
        for (int i = 99; i >= 0; i--) { // the last is released first: it waits for none before it
            promises.get(i).complete("done " + i);
            assertThat(Await.of(answers.get(i))).isEqualTo("done " + i);
        }
    }

    @Test
    void beyondTheLimitOneIsBusyAtOnceAndPlacesComeBack() {
        answer(Wait.class, wait -> wait.until().future().await());
        Promise<String> gate = Promise.promise();
        var answers = new ArrayList<Future<String>>();
        for (int i = 0; i < Bus.IN_FLIGHT; i++) {
            answers.add(bus.ask(new Wait(gate)));
        }
        assertThat(Await.failureOf(bus.ask(new Wait(gate)))).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.kind()).isEqualTo(ProblemKind.BUSY);
            assertThat(no.retryAfter()).isPresent();
        });
        gate.complete("open");
        answers.forEach(answer -> assertThat(Await.of(answer)).isEqualTo("open"));
        assertThat(Await.of(bus.ask(new Wait(gate)))).isEqualTo("open");
    }

    @Test
    void newsReachesEveryFollowerInOrder() {
        var one = new CopyOnWriteArrayList<Integer>();
        var other = new CopyOnWriteArrayList<Integer>();
        Promise<Void> last = Promise.promise();
        Await.of(bus.follow(News.class, news -> one.add(news.number())));
        Await.of(bus.follow(News.class, news -> {
            other.add(news.number());
            if (news.number() == 99) {
                last.complete();
            }
        }));
        for (int i = 0; i < 100; i++) {
            bus.tell(new News(i));
        }
        Await.of(last.future());
        await().until(() -> one.size() == 100);
        assertThat(one).isSorted().isEqualTo(other);
    }

    private <R, C extends Command<R>> void answer(Class<C> kind, Function<C, R> answerer) {
        var room = new VerticleBase() {
            @Override
            public Future<?> start() {
                return bus.answer(context, kind, answerer);
            }
        };
        Await.of(vertx.deployVerticle(room, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
    }

    private static void assertInternal(Future<?> answer) {
        assertThat(Await.failureOf(answer)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.kind()).isEqualTo(ProblemKind.INTERNAL);
            assertThat(no.detail()).isEmpty();
        });
    }
}
