package parley.web;

import java.util.Optional;
import parley.event.GuestId;

/** Who asks. Accounts will add their own kind; whoever decides switches over all of them. */
public sealed interface Caller {

    /** Nobody we know: no token, or a browser that has not written yet. */
    record Stranger() implements Caller {}

    /** Somebody without an account, by the signed token that came with their first comment. */
    record Guest(GuestId id) implements Caller {}

    /** The installation's administrator, by API key: trusted with every site. */
    record Administrator() implements Caller {}

    default Optional<GuestId> guest() {
        return this instanceof Guest(var id) ? Optional.of(id) : Optional.empty();
    }

    default boolean trusted() {
        return this instanceof Administrator;
    }

    /** Names the caller in idempotency scopes; empty for strangers, who are told apart by their keys alone. */
    default String scope() {
        return switch (this) {
            case Stranger _ -> "";
            case Guest(var id) -> "guest:" + id;
            case Administrator _ -> "administrator";
        };
    }
}
