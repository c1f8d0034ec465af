package parley.moderation;

import java.util.UUID;
import parley.bus.Command;
import parley.web.Caller;

/** Takes the last decision on a comment back: it stands as it did before, and reports that were closed are open again. */
public record UndoDecision(Caller caller, UUID decision) implements Command<Decided> {}
