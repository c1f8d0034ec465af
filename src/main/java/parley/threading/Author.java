package parley.threading;

import java.util.Optional;
import parley.event.GuestId;

/**
 * Who wrote a comment.
 *
 * @param id public; the same person on one site has the same id, and nothing else can be told from it
 * @param email never leaves through a public route
 * @param guest whose guest token may act for the author
 */
public record Author(
        String id, String name, Optional<String> email, Optional<String> website, Optional<GuestId> guest) {}
