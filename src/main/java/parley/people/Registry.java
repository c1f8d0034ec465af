package parley.people;

import io.vertx.core.Future;
import java.util.Optional;
import parley.web.Accounts;
import parley.web.Caller;

/**
 * Who comes, looked up anew with each request: so what is revoked, disabled or changed counts on every node from the next
 * request on. It costs one read by a unique index.
 */
final class Registry implements Accounts {
    private final Keys keys;
    private final Sessions sessions;

    Registry(Keys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    @Override
    public Future<Optional<Caller>> byKey(String key) {
        return keys.find(key)
                .map(found -> found.map(one -> new Caller.Key(one.id(), one.name(), one.scopes(), one.reach())));
    }

    @Override
    public Future<Optional<Caller>> bySession(String token) {
        return sessions.find(token);
    }
}
