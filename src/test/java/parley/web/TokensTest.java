package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.event.CommentId;
import parley.event.GuestId;

class TokensTest {
    private static final Instant UNTIL = Instant.parse("2026-11-21T12:05:00Z");
    private static final CommentId COMMENT = new CommentId(UUID.fromString("0193a8f0-0000-7000-8000-000000000001"));
    private static final CommentId OTHER = new CommentId(UUID.fromString("0193a8f0-0000-7000-8000-000000000002"));
    private static final GuestId GUEST = new GuestId(UUID.fromString("0193a8f0-0000-4000-8000-000000000001"));

    private final Tokens tokens = tokens("the secret of one installation..");

    @Test
    void anEditTokenIsForOneCommentAndSaysUntilWhen() {
        var token = tokens.edit(COMMENT, UNTIL);
        assertThat(tokens.edits(token, COMMENT)).contains(UNTIL);
        assertThat(tokens.edits(token, OTHER)).isEmpty();
        assertThat(tokens.edit(COMMENT, UNTIL)).isEqualTo(token);
    }

    @Test
    void aTokenOfAMailSaysWhichAddressAndWhatMayBeDoneWithIt() {
        var address = COMMENT.value();
        var confirm = tokens.confirmMail(address, UNTIL);
        assertThat(tokens.confirmsMail(confirm, UNTIL.minusMillis(1))).contains(address);
        assertThat(tokens.confirmsMail(confirm, UNTIL)).isEmpty();
        assertThat(tokens.stopsMail(confirm)).isEmpty();
        assertThat(tokens.stopsMail(tokens.stopMail(address))).contains(address);
        assertThat(tokens.confirmsMail(tokens.stopMail(address), Instant.EPOCH)).isEmpty();
        assertThat(tokens.guest(tokens.stopMail(address))).isEmpty();
    }

    @Test
    void aGuestTokenIsForOneGuest() {
        assertThat(tokens.guest(tokens.guest(GUEST))).contains(GUEST);
    }

    @Test
    void aTicketIsForOneGuestAndForAShortTime() {
        var ticket = tokens.ticket(GUEST, UNTIL);
        assertThat(tokens.ticket(ticket, UNTIL.minusMillis(1))).contains(GUEST);
        assertThat(tokens.ticket(ticket, UNTIL)).isEmpty();
        assertThat(tokens.guest(ticket)).isEmpty();
        assertThat(tokens.ticket(tokens.guest(GUEST), Instant.EPOCH)).isEmpty();
    }

    @Test
    void oneKindIsNeverTakenForTheOther() {
        assertThat(tokens.guest(tokens.edit(new CommentId(GUEST.value()), Instant.EPOCH)))
                .isEmpty();
        assertThat(tokens.edits(tokens.guest(GUEST), new CommentId(GUEST.value())))
                .isEmpty();
    }

    @Test
    void anotherSecretMakesOtherTokens() {
        var others = tokens("the secret of another one.......");
        assertThat(tokens.edits(others.edit(COMMENT, UNTIL), COMMENT)).isEmpty();
        assertThat(tokens.guest(others.guest(GUEST))).isEmpty();
    }

    @Test
    void everyChangedBitIsNoticed() {
        var bytes = Base64.getUrlDecoder().decode(tokens.edit(COMMENT, UNTIL).getBytes(StandardCharsets.US_ASCII));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(tokens.edits(forged, COMMENT)).as("bit %d", bit).isEmpty();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "e", "====", "ZQ", "not base64 at all", "ü", "\u0000", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(tokens.edits(text, COMMENT)).isEmpty();
        assertThat(tokens.guest(text)).isEmpty();
    }

    @Test
    void itFitsIntoAHeaderAndAnAddress() {
        assertThat(tokens.edit(COMMENT, UNTIL)).matches("[A-Za-z0-9_-]{50,60}");
    }

    private static Tokens tokens(String secret) {
        return new Tokens(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTicketOfTheNewsroomNamesItsSites() {
        var tokens = new Tokens(new byte[32]);
        var now = Instant.parse("2026-11-22T18:30:00Z");
        var some = Reach.of(new String[] {"daily", "weekly"});
        var ticket = tokens.newsroom(some, now.plusSeconds(60));
        assertThat(tokens.newsroom(ticket, now)).contains(some);
        assertThat(tokens.newsroom(ticket, now.plusSeconds(60))).isEmpty();
        assertThat(tokens.newsroom(ticket.replace("weekly", "hourly"), now)).isEmpty();
        assertThat(tokens.newsroom(ticket.substring(0, ticket.indexOf('.')) + ".*", now))
                .isEmpty();
        assertThat(tokens.newsroom("nonsense", now)).isEmpty();
        assertThat(tokens.newsroom(tokens.newsroom(Reach.everywhere(), now.plusSeconds(60)), now))
                .contains(Reach.everywhere());
    }
}
