package parley.people;

import java.util.Set;
import parley.bus.Command;
import parley.web.Caller;
import parley.web.Reach;
import parley.web.Scope;

/**
 * Makes a key for a program.
 *
 * @param name what it is for, 1 to 100 characters
 * @param scopes at least one
 */
public record MakeKey(Caller caller, String name, Set<Scope> scopes, Reach reach) implements Command<MakeKey.Made> {

    /** @param secret the key itself; it cannot be had again */
    public record Made(ApiKey key, String secret) {}
}
