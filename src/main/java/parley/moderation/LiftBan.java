package parley.moderation;

import java.util.UUID;
import parley.bus.Command;
import parley.web.Caller;

/** Ends a ban at once. Fails with NOT_FOUND where there is none. */
record LiftBan(Caller caller, UUID ban) implements Command<Ban> {}
