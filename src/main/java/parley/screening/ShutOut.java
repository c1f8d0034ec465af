package parley.screening;

import java.time.Instant;
import java.util.Optional;

/**
 * That nobody may write who comes from where somebody does.
 *
 * @param until absent where it is for good
 */
public record ShutOut(By by, Optional<Instant> until) {
    public enum By {
        MAIL_DOMAIN,
        ADDRESS_RANGE
    }
}
