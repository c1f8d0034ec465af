package parley.threading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.GuestId;
import parley.event.Hash;
import parley.event.SiteKey;

/**
 * Who wrote a comment.
 *
 * @param id public; the same person on one site has the same id, and nothing else can be told from it
 * @param email never leaves through a public route
 * @param guest whose guest token may act for the author
 * @param badges what readers are told about the author's part, such as {@link #STAFF}
 */
public record Author(
        String id,
        String name,
        Optional<String> email,
        Optional<String> website,
        Optional<GuestId> guest,
        List<String> badges) {
    /** Of the newsroom, so that readers know who speaks; what else there is: {@code author}, {@code moderator}. */
    public static final String STAFF = "staff";

    private static final int ID_DIGITS = 16;

    public Author(String id, String name, Optional<String> email, Optional<String> website, Optional<GuestId> guest) {
        this(id, name, email, website, guest, List.of());
    }

    /** With these badges, and those it had. */
    public Author wearing(List<String> more) {
        var all = Stream.concat(badges.stream(), more.stream()).distinct().toList();
        return new Author(id, name, email, website, guest, all);
    }

    /** The same guest on one site, the same id. */
    public static String publicId(SiteKey site, GuestId guest) {
        return publicId(site, "guest/" + guest);
    }

    /** @param who tells one person from another on a site; must not be guessable, for a guess could be confirmed */
    public static String publicId(SiteKey site, String who) {
        return Hash.hex(site + "/" + who).substring(0, ID_DIGITS);
    }
}
