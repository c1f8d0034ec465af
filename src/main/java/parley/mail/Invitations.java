package parley.mail;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Knows what a mail says that invites somebody of the newsroom; another room does. */
public interface Invitations {

    /**
     * @param lang a language tag
     * @param path of the link, with its secret
     */
    record Invitation(String mail, String lang, String path) {}

    /** Asked when the mail is written, so that no secret lies in the outbox. Empty where there is nobody to invite any more. */
    Future<Optional<Invitation>> of(UUID staff);
}
