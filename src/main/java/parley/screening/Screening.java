package parley.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of the checks, on one page. All of them are always asked, so that an author hears everything at once:
 * one refusal refuses, else one doubt holds, else the comment appears.
 */
public final class Screening {

    /** One line of the order; {@code name} is stable, it is stored and sent to clients. */
    public record Step(String name, String why, Check check) {}

    public static final List<Step> ORDER = List.of(
            new Step("closed", "no text is good enough for a discussion that is over", new ClosedDiscussion()),
            new Step("empty", "a comment that shows nothing still costs everyone a line", new Empty()),
            new Step("length", "a wall of text is not read, and the site says where the wall begins", new Length()),
            new Step("banned-words", "what a site never prints, no moderator should have to read", new BannedWords()),
            new Step("links", "links are what spam is for", new Links()),
            new Step("suspect-words", "some words are fine in most mouths: a person decides", new SuspectWords()),
            new Step("repeated", "the same text twice is a slip of the finger or a campaign", new RepeatedText()),
            new Step(
                    "pre-moderation",
                    "last, so that the other reasons to look closely come first",
                    new PreModeration()));

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
}
