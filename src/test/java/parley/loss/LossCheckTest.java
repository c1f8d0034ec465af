package parley.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.Main;
import parley.database.CrashableServer;

/**
 * Nothing that was acknowledged is ever lost, whatever is killed: 20 s of it, or {@code -Dparley.loss.seconds=600}. {@code
 * -Dparley.loss.seed} makes the faults of an earlier run come again, {@code -Dparley.loss.rate} sets comments a second.
 */
class LossCheckTest {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("parley.loss.seconds", 20));
    private static final long SEED = Long.getLong("parley.loss.seed", new Random().nextInt(1_000_000));
    private static final int RATE = Integer.getInteger("parley.loss.rate", 100);
    private static final int SUBSCRIBERS = 10;

    @Test
    void nothingAcknowledgedIsLostWhateverIsKilled() throws Exception {
        try (var timers = new Timers();
                var server = CrashableServer.running()) {
            var database = server.freshDatabase();
            try (var one = Node.started(timers, Main.class, database, "node-1");
                    var two = Node.started(timers, Main.class, database, "node-2")) {
                var nodes = List.of(one.awaitReady(), two.awaitReady());
                var faults = Faults.planned(SEED, LENGTH);
                System.out.println("loss check with seed " + SEED + ": " + faults.plan());
                try (var stage = new Stage("main", timers, nodes, database, SEED, true).start(RATE, SUBSCRIBERS)) {
                    faults.strike(timers, LENGTH, server, nodes);
                    stage.settle().listen(Duration.ofSeconds(30));
                    var findings = stage.audit();
                    var more = new LinkedHashMap<String, String>();
                    more.put("seed, length", SEED + ", " + LENGTH.toSeconds() + " s at " + RATE + "/s");
                    more.put("faults", faults.plan().toString());
                    more.put("starts of the nodes", one.starts() + ", " + two.starts());
                    System.out.println(Summary.of("Loss check", stage, findings, more));
                    assertThat(findings.isEmpty()).as("%s", findings).isTrue();
                    assertThat(stage.ledger().posted()).hasSizeGreaterThan(100);
                }
            }
        }
    }
}
