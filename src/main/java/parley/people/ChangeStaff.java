package parley.people;

import java.util.Optional;
import parley.bus.Command;
import parley.event.StaffId;
import parley.web.Caller;
import parley.web.Reach;
import parley.web.Role;

/**
 * Changes what somebody is. It counts from their next request on; who is disabled is signed out everywhere.
 *
 * @param active empty leaves it as it is, like the others
 */
public record ChangeStaff(
        Caller caller, StaffId staff, Optional<Role> role, Optional<Reach> reach, Optional<Boolean> active)
        implements Command<Member> {}
