package parley.people;

import parley.bus.Command;
import parley.event.KeyId;
import parley.web.Caller;

/** Ends a key; on every node it is refused from the next request on. Ended again, it stays as it is. */
public record RevokeKey(Caller caller, KeyId key) implements Command<ApiKey> {}
