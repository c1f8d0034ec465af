package parley.screening;

/** What somebody typed, in every form that the checks look at. Making it is the dear part of a comment: do it before a batch. */
public final class Typed {

    private final String text;
    private final Rendered rendered;
    private final String seen;
    private final Reading reading;
    private final Reading seenReading;

    private Typed(String text) {
        this.text = text;
        this.rendered = Markdown.render(text);
        this.seen = rendered.tooLong() ? text : Visible.text(rendered.html());
        this.reading = new Reading(text);
        this.seenReading = new Reading(seen);
    }

    public static Typed of(String typed) {
        return new Typed(Text.body(typed));
    }

    /** After {@link Text#body}: what is kept. */
    public String text() {
        return text;
    }

    public Rendered rendered() {
        return rendered;
    }

    /** What a reader sees of it, without markup and without where links lead. */
    String seen() {
        return seen;
    }

    Reading reading() {
        return reading;
    }

    Reading seenReading() {
        return seenReading;
    }
}
