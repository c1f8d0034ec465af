package parley.people;

import java.util.Optional;
import parley.bus.Command;
import parley.event.StaffId;

/**
 * The second step: a code of the authenticator, or one of the recovery codes. Each is good once.
 *
 * @param staff whose password was right just now
 */
record ProveSecond(StaffId staff, String code, Sessions.Browser browser) implements Command<Optional<String>> {}
