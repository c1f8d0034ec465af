package parley.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of the checks, on one page. All of them are always asked, so that an author hears everything at once:
 * one refusal refuses, else one doubt holds, else the comment appears.
 */
public final class Screening {

    /**
     * One line of the order.
     *
     * @param name stable: it is stored, counted and sent to clients
     * @param rewordable whether other words would mend it, so that an author may be told before it counts
     */
    public record Step(String name, String why, boolean rewordable, Check check) {}

    private static final boolean REWORDABLE = true;
    private static final boolean AS_IT_IS = false;

    public static final List<Step> ORDER = List.of(
            new Step(
                    "closed", "no text is good enough for a discussion that is over", AS_IT_IS, new ClosedDiscussion()),
            new Step("barred", "whom a moderator has shut out cannot write at all", AS_IT_IS, new Barred()),
            new Step(
                    "shadow-banned",
                    "some only stop when nobody answers, and must not learn why",
                    AS_IT_IS,
                    new ShadowBanned()),
            new Step("empty", "a comment that shows nothing still costs everyone a line", AS_IT_IS, new Empty()),
            new Step("length", "a wall of text is not read, and the site says where it begins", AS_IT_IS, new Length()),
            new Step(
                    "banned-words",
                    "what a site never prints, no moderator should have to read",
                    REWORDABLE,
                    new BannedWords()),
            new Step("link-hosts", "a site may answer for what it links to", AS_IT_IS, new LinkHosts()),
            new Step(
                    "contact-details",
                    "what is public once is public for ever, and often somebody else's",
                    REWORDABLE,
                    new ContactDetails()),
            new Step("links", "links are what spam is for", AS_IT_IS, new Links()),
            new Step(
                    "suspect-words",
                    "some words are fine in most mouths: a person decides",
                    REWORDABLE,
                    new SuspectWords()),
            new Step("shouting", "capitals are read as shouting", REWORDABLE, new Shouting()),
            new Step("mentions", "who calls up a crowd mails a crowd", AS_IT_IS, new Mentions()),
            new Step(
                    "repeated",
                    "the same text twice is a slip of the finger or a campaign",
                    AS_IT_IS,
                    new RepeatedText()),
            new Step(
                    "recent-rejections",
                    "who was turned down three times this week may be again",
                    AS_IT_IS,
                    new RecentRejections()),
            new Step("watched", "moderators may keep an eye on somebody", AS_IT_IS, new Watched()),
            new Step("new-author", "first comments tell most about what follows", AS_IT_IS, new NewAuthor()),
            new Step(
                    "pre-moderation",
                    "last, so that the other reasons to look closely come first",
                    AS_IT_IS,
                    new PreModeration()));

    private static final Set<String> REWORDABLE_NAMES =
            ORDER.stream().filter(Step::rewordable).map(Step::name).collect(Collectors.toUnmodifiableSet());

    private Screening() {}

    /** Pure and quick (tens of microseconds); safe from any thread. */
    public static Verdict judge(Draft draft) {
        var refusals = new ArrayList<Reason>();
        var doubts = new ArrayList<Reason>();
        for (Step step : ORDER) {
            switch (step.check().inspect(draft)) {
                case Finding.Clear clear -> {}
                case Finding.Hold hold -> doubts.add(new Reason(step.name(), hold.detail()));
                case Finding.Refuse refuse -> refusals.add(new Reason(step.name(), refuse.detail()));
            }
        }
        if (!refusals.isEmpty()) {
            return new Verdict.Refused(List.copyOf(refusals));
        }
        return doubts.isEmpty() ? new Verdict.Published() : new Verdict.Held(List.copyOf(doubts));
    }

    /** Those of the reasons that other words would mend. */
    public static List<Reason> rewordable(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> REWORDABLE_NAMES.contains(reason.check()))
                .toList();
    }
}
