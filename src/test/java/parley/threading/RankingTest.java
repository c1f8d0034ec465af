package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.problem.ProblemKind;

/** The order by votes, and how long it holds. */
class RankingTest extends PageReading {
    @Test
    void bestIsByVotesAndStandsStillForAMinute() {
        var talk = new Voices(ground, "best");
        var plain = talk.say();
        var good = talk.say();
        var disputed = talk.say();
        var lucky = talk.say();
        talk.vote(good, 90, 10);
        talk.vote(disputed, 50, 50);
        talk.vote(lucky, 1, 0);
        var order = List.of(good, disputed, lucky, plain);
        assertThat(talk.walk(reader, Sort.BEST, 1)).isEqualTo(order);

        var later = talk.say();
        talk.vote(later, 100, 0);
        var next = talk.read(reader, talk.first(Sort.BEST, 2)).next();
        CLOCK.pass(Duration.ofSeconds(59));
        assertThat(talk.walk(reader, Sort.BEST, 2)).containsExactly(good, disputed, lucky, plain, later);

        CLOCK.pass(Duration.ofSeconds(10));
        assertThat(talk.walk(reader, Sort.BEST, 2)).containsExactly(later, good, disputed, lucky, plain);
        assertThat(Voices.roots(talk.read(reader, talk.query(Sort.BEST, next, 2))))
                .containsExactly(lucky, plain);

        CLOCK.pass(Duration.ofMinutes(2));
        talk.read(reader, talk.first(Sort.BEST, 2));
        assertThat(generations(talk)).as("nothing changed, nothing is renewed").isEqualTo(2);
        talk.vote(plain, 1000, 0);
        CLOCK.pass(Duration.ofMinutes(2));
        talk.read(reader, talk.first(Sort.BEST, 2));
        assertThat(generations(talk)).isEqualTo(2);
        assertThat(failure(talk.query(Sort.BEST, next, 2))).isEqualTo(ProblemKind.CURSOR_EXPIRED);
    }

    private static long generations(Voices talk) {
        return database.count("SELECT count(*) FROM ranking WHERE discussion_id = '" + talk.id + "'");
    }
}
