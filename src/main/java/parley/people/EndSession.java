package parley.people;

import java.util.UUID;
import parley.bus.Command;
import parley.web.Caller;

/** Ends one of the caller's own sessions, on every node from the next request on. @return whether it was theirs */
record EndSession(Caller.Staff caller, UUID session) implements Command<Boolean> {}
