package parley.web;

import io.vertx.core.Future;
import java.util.Optional;

/** Knows the newsroom's people and programs by what they show. The room {@code people} is it. */
public interface Accounts {

    /** @param key with its prefix; whether it is one of ours is not known yet */
    Future<Optional<Caller>> byKey(String key);

    /** @param token the value of the session's cookie */
    Future<Optional<Caller>> bySession(String token);

    /** Where there are none. */
    Accounts NONE = new Accounts() {
        @Override
        public Future<Optional<Caller>> byKey(String key) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Caller>> bySession(String token) {
            return Future.succeededFuture(Optional.empty());
        }
    };
}
