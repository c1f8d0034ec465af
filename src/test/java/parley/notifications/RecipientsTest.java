package parley.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.event.CommentStatus;
import parley.event.GuestId;

/** A table of cases: who is told, and why. */
class RecipientsTest {

    private static GuestId guest(String name) {
        return new GuestId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<GuestId> guests(@Nullable String names) {
        return words(names).stream().map(RecipientsTest::guest).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.asList(text.strip().split(" +"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # case                                          | author | reply to | mentioned | followers     | muting  | told | waiting | who is told, and why
            nobody is concerned                             | bo     | -        | -         | -             | -       | -    | -    | -
            a reply                                         | bo     | ida      | -         | -             | -       | -    | -    | ida=reply
            an answer to oneself                            | bo     | bo       | -         | bo            | -       | -    | -    | -
            a mention                                       | bo     | -        | ida       | -             | -       | -    | -    | ida=mention
            a mention of oneself                            | bo     | -        | bo        | -             | -       | -    | -    | -
            a comment in a followed discussion              | bo     | -        | -         | ida ole       | -       | -    | -    | ida=followed ole=followed
            who writes follows too, and is not told         | bo     | -        | -         | bo ida        | -       | -    | -    | ida=followed
            a reply beats a mention                         | bo     | ida      | ida       | -             | -       | -    | -    | ida=reply
            a mention beats a followed discussion           | bo     | -        | ida       | ida           | -       | -    | -    | ida=mention
            a reply beats both                              | bo     | ida      | ida       | ida ole       | -       | -    | -    | ida=reply ole=followed
            each has a reason of their own                  | bo     | ida      | ole       | eva           | -       | -    | -    | ida=reply ole=mention eva=followed
            who has muted the author hears nothing          | bo     | ida      | ole       | eva           | ida ole eva | - | -   | -
            one who has muted keeps it from nobody else     | bo     | ida      | -         | ole           | ida     | -    | -    | ole=followed
            who knows already is not told again             | bo     | ida      | -         | ole           | -       | ida  | -    | ole=followed
            who was told that there is more is not told anew | bo     | -        | -         | ida ole       | -       | -    | ida  | ole=followed
            but never an answer                             | bo     | ida      | ole       | ida ole       | -       | -    | ida ole | ida=reply ole=mention
            the newsroom's comments are told like others'   | -      | ida      | -         | ole           | -       | -    | -    | ida=reply ole=followed
            """)
    void ofAComment(
            String ignored,
            String author,
            String repliedTo,
            String mentioned,
            String followers,
            String muting,
            String told,
            String waiting,
            String expected) {
        var arrival = new Recipients.Arrival(
                Optional.ofNullable(author).map(RecipientsTest::guest),
                Optional.ofNullable(repliedTo).map(RecipientsTest::guest),
                guests(mentioned),
                guests(followers),
                guests(muting),
                guests(told),
                guests(waiting));
        assertThat(Recipients.of(arrival)).isEqualTo(kinds(expected));
    }

    private static Map<GuestId, Kind> kinds(@Nullable String expected) {
        var kinds = new HashMap<GuestId, Kind>();
        words(expected).forEach(pair -> {
            var parts = pair.split("=");
            kinds.put(guest(parts[0]), Kind.of(parts[1]));
        });
        return kinds;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # case                                     | bundle  | reacting    | unwelcome | seen | who is behind it
            the first to react                         | -       | ole         | -         | -    | ole
            more join at the end                       | ole     | eva ole     | -         | -    | ole eva
            one who takes it back leaves               | ole eva | eva         | -         | -    | eva
            the last one leaves                        | ole     | -           | -         | -    | -
            one's own reaction tells nothing           | -       | ida         | ida       | -    | -
            muted people are not behind anything       | -       | ole eva     | eva       | -    | ole
            who is muted later drops out               | ole eva | ole eva     | eva       | -    | ole
            who was seen in an earlier bundle is known | -       | ole eva     | -         | ole  | eva
            nobody is new                              | -       | ole         | -         | ole  | -
            """)
    void behindReactions(
            String ignored, String bundle, String reacting, String unwelcome, String seen, String expected) {
        assertThat(Recipients.behind(
                        words(bundle), words(reacting), Set.copyOf(words(unwelcome)), Set.copyOf(words(seen))))
                .isEqualTo(words(expected));
    }

    @ParameterizedTest(name = "{0}, and it is {1}; told before: {2}")
    @CsvSource({
        "approve, published, false, true",
        "approve, published, true, false",
        "approve, removed, false, false",
        "restore, published, false, true",
        "reject, rejected, false, true",
        "reject, published, false, false",
        "remove, removed, false, true",
        "remove, removed, true, false",
        "spam, spam, false, false"
    })
    void ofADecision(String decision, String now, boolean told, boolean expected) {
        var status = CommentStatus.of(now.toLowerCase(Locale.ROOT));
        assertThat(Recipients.ofDecision(decision, status, told)).isEqualTo(expected);
    }
}
