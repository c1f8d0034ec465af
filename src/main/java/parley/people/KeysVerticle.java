package parley.people;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import parley.event.KeyId;
import parley.people.Changes.Change;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Callers;
import parley.web.Right;

/** Keeps the keys of programs. Must be deployed on virtual threads. */
final class KeysVerticle extends VerticleBase {
    private static final int HINT = 5;

    private final Needs needs;

    KeysVerticle(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, MakeKey.class, this::make),
                needs.bus().answer(context, RevokeKey.class, this::revoke));
    }

    private MakeKey.Made make(MakeKey command) {
        command.caller().must(Right.MANAGE_KEYS);
        var secret = Callers.KEY_PREFIX + needs.secrets().make();
        var key = new ApiKey(
                new KeyId(needs.ids().row()),
                command.name(),
                secret.substring(0, Callers.KEY_PREFIX.length() + HINT),
                command.scopes(),
                command.reach(),
                command.caller().scope(),
                needs.clock().instant(),
                Optional.empty(),
                Optional.empty());
        var detail = new JsonObject().put("name", key.name()).put("scopes", key.labels());
        needs.pool()
                .withTransaction(open -> needs.keys()
                        .insert(open, key, secret)
                        .compose(_ -> needs.changes()
                                .changed(open, new Change(command.caller(), "key-made", "key:" + key.id(), detail))))
                .await();
        return new MakeKey.Made(key, secret);
    }

    private ApiKey revoke(RevokeKey command) {
        command.caller().must(Right.MANAGE_KEYS);
        var change = new Change(command.caller(), "key-revoked", "key:" + command.key(), new JsonObject());
        return needs.pool()
                .withTransaction(open -> needs.keys()
                        .revoke(open, command.key())
                        .map(found -> found.orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND)))
                        .compose(key -> needs.changes().changed(open, change).map(key)))
                .await();
    }
}
