package parley.people;

import java.util.Optional;
import parley.bus.Command;
import parley.web.Caller;
import parley.web.Reach;
import parley.web.Role;

/**
 * Invites somebody. Whoever waits for an earlier invitation gets a new one, and the old link ends.
 *
 * @param lang a language tag, in which they are written to
 */
public record InviteStaff(Caller caller, String mail, Role role, Reach reach, String lang)
        implements Command<InviteStaff.Invited> {

    /** @param link the secret of the link, where no mail is sent; it cannot be had again */
    public record Invited(Member member, Optional<String> link) {}
}
