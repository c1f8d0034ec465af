package parley.moderation;

import java.time.Instant;
import java.util.List;
import parley.bus.Command;
import parley.event.CommentId;
import parley.event.SiteKey;
import parley.screening.Verdict;
import parley.sites.Policy;
import parley.web.Caller;

/** Asks what a policy would make of the site's last comments, were they written now. Nothing is written. */
public record PreviewPolicy(Caller caller, SiteKey site, Policy policy) implements Command<PreviewPolicy.Preview> {
    public static final int LOOKED_AT = 100;

    /**
     * @param before by the site's policy as it is
     * @param after by the one that is asked about
     * @param changes those of which the two say different things, the youngest first
     */
    public record Preview(Tally before, Tally after, List<Change> changes) {}

    /** How many of the comments would be what. */
    public record Tally(int published, int held, int refused) {
        static Tally of(List<Verdict> verdicts) {
            int published = (int) verdicts.stream()
                    .filter(Verdict.Published.class::isInstance)
                    .count();
            int held = (int)
                    verdicts.stream().filter(Verdict.Held.class::isInstance).count();
            return new Tally(published, held, verdicts.size() - published - held);
        }

        public int all() {
            return published + held + refused;
        }
    }

    public record Change(CommentId comment, String author, String html, Instant at, Verdict before, Verdict after) {}
}
