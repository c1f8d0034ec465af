package parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.rig.Await;
import parley.rig.FaultProxy;
import parley.rig.Ground;
import parley.rig.Talk;
import parley.rig.TestDatabase;

/** Whatever becomes of COMMIT: never twice, never lost, and the asker is told the truth. */
class CommitInDoubtTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Vertx vertx;
    private static FaultProxy proxy;
    private static Ground ground;

    @BeforeAll
    static void build() {
        vertx = Vertx.vertx();
        proxy = new FaultProxy(DATABASE.url());
        ground = Ground.on(vertx, proxy.url());
    }

    @AfterAll
    static void leave() {
        ground.close();
        Await.of(vertx.close());
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(FaultProxy.Fault.class)
    void isWrittenOnceAndAnsweredOnce(FaultProxy.Fault fault) {
        var talk = Talk.about(ground, fault.name());
        talk.say("before");
        var struck = proxy.struck();
        proxy.next(fault);

        var id = ground.ids.comment();
        var step = ground.commit(talk.saying(id, Optional.empty(), "in doubt"));
        talk.say("after");

        assertThat(step.comment().place().orElseThrow().number()).isEqualTo(2);
        assertThat(proxy.struck() - struck).isEqualTo(fault == FaultProxy.Fault.NONE ? 0 : 1);
        assertThat(DATABASE.list("SELECT text FROM comment WHERE discussion_id = '" + talk.id() + "' ORDER BY number"))
                .containsExactly("before", "in doubt", "after");
        assertThat(DATABASE.list("SELECT seq FROM journal WHERE discussion_id = '" + talk.id() + "' ORDER BY position"))
                .containsExactly("1", "2", "3");
    }
}
