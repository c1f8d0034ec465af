package parley.posting;

import java.time.Instant;
import java.util.Optional;
import parley.event.SiteKey;
import parley.screening.ShutOut;

/** Who may not write because of where they come from; another room knows, and answers from memory. */
@FunctionalInterface
public interface Gate {

    /** @param address of the connection, as a proxy that is trusted says it */
    Optional<ShutOut> shuts(SiteKey site, Optional<String> email, Optional<String> address, Instant now);
}
