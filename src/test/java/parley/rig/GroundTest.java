package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.database.Batch;
import parley.database.Write;

class GroundTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void standsOnAnEmptyDatabaseAndCommits() {
        var vertx = Vertx.vertx();
        try (var ground = Ground.on(vertx, DATABASE.url())) {
            assertThat(ground.sites.find(Ground.DEMO)).isPresent();
            assertThat(ground.epoch.value()).isNotEmpty();
            assertThat(ground.commit(new Write<String>() {
                        @Override
                        public void needs(Needs needs) {}

                        @Override
                        public String apply(Batch batch) {
                            return "done";
                        }
                    }))
                    .isEqualTo("done");
            assertThat(DATABASE.count("SELECT count(*) FROM journal")).isZero();
        } finally {
            Await.of(vertx.close());
        }
    }
}
