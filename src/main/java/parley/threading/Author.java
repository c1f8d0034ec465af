package parley.threading;

import java.util.Optional;
import parley.event.GuestId;
import parley.event.Hash;
import parley.event.SiteKey;

/**
 * Who wrote a comment.
 *
 * @param id public; the same person on one site has the same id, and nothing else can be told from it
 * @param email never leaves through a public route
 * @param guest whose guest token may act for the author
 */
public record Author(
        String id, String name, Optional<String> email, Optional<String> website, Optional<GuestId> guest) {
    private static final int ID_DIGITS = 16;

    /** @param who what tells one person from another on a site; it cannot be told back from the id */
    public static String publicId(SiteKey site, String who) {
        return Hash.hex(site + "/" + who).substring(0, ID_DIGITS);
    }
}
