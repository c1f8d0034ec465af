package parley.transfer;

/** What had to be changed about a comment so that it could be brought along. */
public enum Mended {
    PARENT_MISSING("replies whose parent is missing, now on their own"),
    CIRCLE_CUT("replies to themselves in a circle, cut open"),
    DATE_UNKNOWN("without any date, now dated 1970-01-01"),
    AUTHOR_UNNAMED("without an author, now Anonymous"),
    NAME_SHORTENED("with a name cut to 64 characters"),
    EMAIL_DROPPED("mail addresses that are none"),
    WEBSITE_DROPPED("websites that are none");

    private final String words;

    Mended(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
