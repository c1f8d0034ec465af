package parley.web;

import static parley.web.Role.ADMINISTRATOR;
import static parley.web.Role.MODERATOR;
import static parley.web.Role.OWNER;
import static parley.web.Scope.CONFIGURE;
import static parley.web.Scope.MODERATE;
import static parley.web.Scope.READ;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who may do what: the one table. Nothing else decides by a role or a scope; whoever decides asks for a right. */
public final class Rights {
    private record Row(Set<Role> roles, Set<Scope> scopes) {}

    private static final Set<Role> NEWSROOM = Set.of(OWNER, ADMINISTRATOR, MODERATOR);
    private static final Set<Role> HEADS = Set.of(OWNER, ADMINISTRATOR);
    private static final Set<Scope> NO_KEY = Set.of();

    private static final Map<Right, Row> TABLE = new EnumMap<>(Map.of(
            Right.READ_QUEUES, new Row(NEWSROOM, Set.of(READ, MODERATE)),
            Right.DECIDE, new Row(NEWSROOM, Set.of(MODERATE)),
            Right.JUDGE_AUTHORS, new Row(NEWSROOM, Set.of(MODERATE)),
            Right.CLOSE_DISCUSSIONS, new Row(NEWSROOM, Set.of(MODERATE)),
            Right.BIG_PAGES, new Row(NEWSROOM, Set.of(READ, MODERATE, CONFIGURE)),
            Right.SPEAK, new Row(HEADS, Set.of(CONFIGURE)),
            Right.EDIT_POLICY, new Row(HEADS, Set.of(CONFIGURE)),
            Right.READ_AUDIT, new Row(HEADS, Set.of(READ)),
            Right.MANAGE_STAFF, new Row(HEADS, NO_KEY),
            Right.MANAGE_KEYS, new Row(HEADS, NO_KEY)));

    private Rights() {}

    public static boolean has(Role role, Right right) {
        return row(right).roles.contains(role);
    }

    public static boolean has(Scope scope, Right right) {
        return row(right).scopes.contains(scope);
    }

    private static Row row(Right right) {
        return Objects.requireNonNull(TABLE.get(right));
    }
}
