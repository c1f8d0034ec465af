package parley.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parley.event.GuestId;
import parley.event.KeyId;
import parley.event.SiteKey;
import parley.event.StaffId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Who asks. Whoever decides asks what they {@link #may}, or switches over all of them. */
public sealed interface Caller {

    /** Nobody we know: no token, or a browser that has not written yet. */
    record Stranger() implements Caller {}

    /** Somebody without an account, by the signed token that came with their first comment. */
    record Guest(GuestId id) implements Caller {}

    /** Somebody of the newsroom, signed in. */
    record Staff(StaffId id, String name, Role role, Reach reach, UUID session) implements Caller {}

    /** A program, by a key that somebody of the newsroom made for it. */
    record Key(KeyId id, String name, Set<Scope> scopes, Reach reach) implements Caller {
        public Key {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The operator, by the installation's own key: may everything everywhere. */
    record Administrator() implements Caller {}

    default Optional<GuestId> guest() {
        return this instanceof Guest(var id) ? Optional.of(id) : Optional.empty();
    }

    /** Whether this is allowed there. */
    default boolean may(Right right, SiteKey site) {
        return mayAnywhere(right) && reach().covers(site);
    }

    /** Whether this is allowed everywhere: what is of the whole installation is asked like this. */
    default boolean may(Right right) {
        return mayAnywhere(right) && reach() instanceof Reach.Everywhere;
    }

    /** Whether there may be a site where this is allowed. */
    default boolean mayAnywhere(Right right) {
        return switch (this) {
            case Stranger _, Guest _ -> false;
            case Staff staff -> Rights.has(staff.role, right);
            case Key key -> key.scopes.stream().anyMatch(scope -> Rights.has(scope, right));
            case Administrator _ -> true;
        };
    }

    /** @throws Refusal NOT_SIGNED_IN for strangers, NOT_ALLOWED for those who may not do this there */
    default void must(Right right, SiteKey site) {
        require(may(right, site));
    }

    /** @throws Refusal like {@link #must(Right, SiteKey)} unless it is allowed everywhere */
    default void must(Right right) {
        require(may(right));
    }

    /** @throws Refusal like {@link #must(Right, SiteKey)} if it is allowed nowhere */
    default void mustSomewhere(Right right) {
        require(mayAnywhere(right));
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw Refusal.of(this instanceof Stranger ? ProblemKind.NOT_SIGNED_IN : ProblemKind.NOT_ALLOWED);
        }
    }

    /** Whether they write in the site's name; readers, who do not, write in their own. */
    default boolean speaksFor(SiteKey site) {
        return may(Right.SPEAK, site);
    }

    /** Whoever of the newsroom is signed in. @throws Refusal NOT_SIGNED_IN for strangers, NOT_ALLOWED for all others */
    default Staff staff() {
        return switch (this) {
            case Staff staff -> staff;
            case Stranger _ -> throw Refusal.of(ProblemKind.NOT_SIGNED_IN);
            case Guest _, Key _, Administrator _ -> throw Refusal.of(ProblemKind.NOT_ALLOWED);
        };
    }

    /** Whether they belong to those who run this, so that they are nobody who reads and writes for themselves. */
    default boolean isOfTheHouse() {
        return switch (this) {
            case Stranger _, Guest _ -> false;
            case Staff _, Key _, Administrator _ -> true;
        };
    }

    default Reach reach() {
        return switch (this) {
            case Stranger _, Guest _ -> new Reach.Sites(Set.of());
            case Staff staff -> staff.reach;
            case Key key -> key.reach;
            case Administrator _ -> Reach.everywhere();
        };
    }

    /**
     * Names the caller in idempotency scopes and records; empty for strangers, who are told apart by their keys alone.
     */
    default String scope() {
        return switch (this) {
            case Stranger _ -> "";
            case Guest(var id) -> "guest:" + id;
            case Staff staff -> "staff:" + staff.id;
            case Key key -> "key:" + key.id;
            case Administrator _ -> "administrator";
        };
    }
}
