package parley.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.event.SiteKey;
import parley.rig.Await;
import parley.rig.Deed;
import parley.rig.Ground;
import parley.rig.TestDatabase;

/** Somebody with every right on the database takes the triggers away, changes something, and puts them back. */
class VerificationTest {
    private static final int LINES = 7;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static Vertx vertx;
    private static Ground ground;

    /** The first line is of the site that every ground has; the fifth is of no site. */
    @BeforeAll
    static void build() {
        vertx = Vertx.vertx();
        ground = Ground.on(vertx, DATABASE.url());
        ground.commit(new Deed<>(needs -> {}, batch -> {
            for (int i = 2; i <= LINES; i++) {
                ground.audit.append(batch, act(i));
            }
            return true;
        }));
        DATABASE.execute("CREATE TABLE kept AS TABLE audit; CREATE TABLE kept_head AS TABLE audit_head");
    }

    @AfterAll
    static void leave() {
        ground.close();
        Await.of(vertx.close());
    }

    @AfterEach
    void putBack() {
        tamper("DELETE FROM audit; INSERT INTO audit TABLE kept;"
                + "UPDATE audit_head SET (position, hash) = (SELECT position, hash FROM kept_head)");
        assertThat(verify()).isInstanceOf(Verification.Whole.class);
    }

    private static Act act(int number) {
        var site = number == 5 ? Optional.<SiteKey>empty() : Optional.of(Ground.DEMO);
        var detail = new JsonObject().put("number", number).put("also", "größer 🦊");
        return new Act("staff:berta", "try-out", site, "thing:" + number, detail);
    }

    private static void tamper(String sql) {
        DATABASE.execute("ALTER TABLE audit DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER;" + sql
                + "; ALTER TABLE audit ENABLE TRIGGER USER; ALTER TABLE audit_head ENABLE TRIGGER USER");
    }

    private static Verification.Verdict verify() {
        return verify(Optional.empty());
    }

    private static Verification.Verdict verify(Optional<String> expected) {
        return new Verification(new AuditReader(ground.pool), expected).run();
    }

    private static String hash(long position) {
        return DATABASE.ask("SELECT hash FROM kept WHERE position = " + position);
    }

    @Test
    void anUntouchedChainIsWholeAndNamesItsHead() {
        assertThat(verify()).isEqualTo(new Verification.Whole(LINES, hash(LINES), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    at       | at + interval '1 microsecond'   | 3 | was changed
                    who      | 'Staff:berta'                   | 4 | was changed
                    what     | 'try-oUt'                       | 3 | was changed
                    site     | 'dem0'                          | 3 | was changed
                    site     | NULL                            | 3 | was changed
                    site     | ''                              | 5 | was changed
                    subject  | 'thing:9'                       | 3 | was changed
                    detail   | replace(detail, '{', '{ ')      | 3 | was changed
                    detail   | detail::jsonb::text             | 6 | was changed
                    previous | translate(previous, '01', '10') | 3 | does not follow from the one before it
                    previous | translate(previous, '01', '10') | 1 | does not follow from the one before it
                    hash     | translate(hash, '01', '10')     | 3 | was changed
                    hash     | translate(hash, '01', '10')     | 7 | was changed
                    position | -3                              | 3 | has no place in the chain
                    """)
    void aByteThatIsChangedInAnyColumnIsFound(String column, String value, long position, String why) {
        tamper("UPDATE audit SET " + column + " = " + value + " WHERE position = " + position);
        long named = column.equals("position") ? -3 : position;
        assertThat(verify()).isEqualTo(new Verification.Broken(named, why));
    }

    @Test
    void aByteThatMovesFromOneFieldToTheNextIsFound() {
        tamper("UPDATE audit SET who = who || left(what, 1), what = substr(what, 2) WHERE position = 4");
        assertThat(verify()).isEqualTo(new Verification.Broken(4, "was changed"));
    }

    @Test
    void aLineThatIsTakenOutOfTheMiddleIsMissed() {
        tamper("DELETE FROM audit WHERE position = 4");
        assertThat(verify()).isEqualTo(new Verification.Broken(4, "is missing"));
    }

    @Test
    void closingTheGapDoesNotHelp() {
        tamper("DELETE FROM audit WHERE position = 4");
        for (int i = 5; i <= LINES; i++) {
            tamper("UPDATE audit SET position = position - 1 WHERE position = " + i);
        }
        assertThat(verify()).isEqualTo(new Verification.Broken(4, "does not follow from the one before it"));
    }

    @Test
    void linesThatChangePlacesAreFound() {
        tamper("UPDATE audit SET position = 99 WHERE position = 3; UPDATE audit SET position = 3 WHERE position = 4;"
                + "UPDATE audit SET position = 4 WHERE position = 99");
        assertThat(verify()).isEqualTo(new Verification.Broken(3, "does not follow from the one before it"));
    }

    @Test
    void aLineThatWasWrittenAnewWithAHashThatFitsIsFoundAtTheNext() {
        var forged = Line.after(2, hash(2), ground.clock.instant(), act(3));
        tamper("UPDATE audit SET at = '%s', hash = '%s' WHERE position = 3".formatted(forged.time(), forged.hash()));
        assertThat(verify()).isEqualTo(new Verification.Broken(4, "does not follow from the one before it"));
    }

    @Test
    void aLineThatIsPutInIsFound() {
        tamper(
                "INSERT INTO audit SELECT 0, at, who, what, site, subject, detail, previous, hash FROM audit WHERE position = 1");
        assertThat(verify()).isEqualTo(new Verification.Broken(0, "has no place in the chain"));
    }

    @Test
    void aLineThatIsPutAtTheEndIsFoundThoughItFits() {
        var forged = Line.after(LINES, hash(LINES), ground.clock.instant(), act(5));
        tamper("INSERT INTO audit VALUES (%d, '%s', '%s', '%s', NULL, '%s', '%s', '%s', '%s')"
                .formatted(
                        forged.position(),
                        forged.time(),
                        forged.who(),
                        forged.what(),
                        forged.subject(),
                        forged.detail(),
                        forged.previous(),
                        forged.hash()));
        assertThat(verify()).isEqualTo(new Verification.Broken(LINES + 1, "is not one that was counted"));
    }

    @Test
    void anEndThatIsCutOffIsMissedByTheCounter() {
        tamper("DELETE FROM audit WHERE position >= 6");
        assertThat(verify()).isEqualTo(new Verification.Broken(6, "is missing"));
    }

    @Test
    void anEndThatIsCutOffWithTheCounterIsOnlyKnownByAHashNotedElsewhere() {
        var noted = Optional.of(hash(LINES));
        assertThat(verify(noted)).isEqualTo(new Verification.Whole(LINES, hash(LINES), Optional.of((long) LINES)));
        tamper("DELETE FROM audit WHERE position >= 6; UPDATE audit_head SET position = 5, hash = '" + hash(5) + "'");
        assertThat(verify()).isInstanceOf(Verification.Whole.class);
        assertThat(verify(noted)).isEqualTo(new Verification.Shortened(5, hash(5)));
        assertThat(verify(Optional.of(hash(4)))).isEqualTo(new Verification.Whole(5, hash(5), Optional.of(4L)));
    }

    @Test
    void anotherHashInTheCounterIsFound() {
        tamper("UPDATE audit_head SET hash = '" + hash(3) + "'");
        assertThat(verify()).isEqualTo(new Verification.Broken(LINES, "is not the one that was counted"));
    }
}
