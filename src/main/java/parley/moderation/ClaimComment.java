package parley.moderation;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/**
 * Says that the caller looks at a comment, for {@link Claim#TIME} from now, or looks no more. Whose comment another one
 * looks at is told CONFLICT, unless they take it over; letting go of what one does not hold changes nothing.
 */
public record ClaimComment(Caller caller, CommentId comment, boolean on, boolean takeOver)
        implements Command<Optional<Claim>> {}
