package parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Await;
import parley.rig.TestDatabase;

class SweeperTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void oldKeysAreSweptAndFreshOnesStay() {
        DATABASE.execute("""
                INSERT INTO claim (scope, key, request_hash, answer, made_at)
                SELECT 's', n::text, 'h', '{}', now() - make_interval(hours => n / 100) FROM generate_series(1, 5000) n""");
        var vertx = Vertx.vertx();
        try {
            var sweeper = new Sweeper(DATABASE.pool(vertx), List.of(Claims.OLD));
            Await.of(sweeper.sweep());
        } finally {
            Await.of(vertx.close());
        }
        assertThat(DATABASE.count("SELECT count(*) FROM claim")).isEqualTo(2399);
        assertThat(DATABASE.count("SELECT count(*) FROM claim WHERE made_at < now() - interval '24 hours'"))
                .isZero();
    }
}
