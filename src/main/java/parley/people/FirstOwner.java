package parley.people;

import io.vertx.core.Future;
import java.util.Optional;
import parley.web.Reach;
import parley.web.Role;

/** Somebody must be able to sign in first: who the settings name, or whoever holds the link that the start prints. */
record FirstOwner(Needs needs) {

    /**
     * @return the secret of a link, if there is no owner yet and none was named; each start makes another, all good until
     *     one is used or 24 hours are over
     */
    Future<Optional<String>> prepare(Optional<People.Owner> named) {
        return Staff.all(needs.pool()).compose(all -> {
            if (all.stream().anyMatch(one -> one.role() == Role.OWNER && one.active())) {
                return Future.succeededFuture(Optional.empty());
            }
            return named.map(this::make).orElseGet(this::link);
        });
    }

    /** Of two nodes that start together one makes it. */
    private Future<Optional<String>> make(People.Owner owner) {
        var name = owner.mail().strip().replaceFirst("@.*", "");
        return needs.work()
                .run(() -> needs.passwords().hash(owner.password()))
                .map(hash -> new Staff.New(owner.mail(), name, Role.OWNER, Reach.everywhere(), "en", Optional.of(hash)))
                .compose(fresh -> Staff.insert(
                        needs.pool(), needs.ids().row(), fresh, needs.clock().instant()))
                .map(Optional.empty());
    }

    private Future<Optional<String>> link() {
        var link = needs.secrets().make();
        return Links.insert(
                        needs.pool(),
                        link,
                        Optional.empty(),
                        needs.clock().instant().plus(Links.FIRST_OWNER))
                .map(Optional.of(link));
    }
}
