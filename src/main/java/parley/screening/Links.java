package parley.screening;

/** Holds what has many links. Those to hosts that the site trusts do not count. */
final class Links implements Check {

    @Override
    public Finding inspect(Draft draft) {
        int from = draft.policy().linksHeldFrom();
        if (from == 0) {
            return Finding.CLEAR;
        }
        long links = Linked.hosts(draft.html()).stream()
                .filter(host -> !Linked.isOf(host, draft.policy().linkHosts()))
                .limit(from)
                .count();
        return links < from
                ? Finding.CLEAR
                : Finding.hold("A moderator looks at comments with " + from + " or more links first.");
    }
}
