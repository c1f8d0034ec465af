package parley.screening;

import java.util.Optional;
import parley.sites.Treatment;

/** Keeps links to hosts that the site does not trust from the public, as far as it wishes. */
final class LinkHosts implements Check {

    @Override
    public Finding inspect(Draft draft) {
        var policy = draft.policy();
        if (policy.linksElsewhere() == Treatment.ALLOW) {
            return Finding.CLEAR;
        }
        Optional<String> stranger = Linked.hosts(draft.html()).stream()
                .filter(host -> !host.isEmpty() && !Linked.isOf(host, policy.linkHosts()))
                .findFirst();
        return stranger.map(host ->
                        Finding.of(policy.linksElsewhere(), "This site takes no links to “" + Text.name(host) + "”."))
                .orElse(Finding.CLEAR);
    }
}
