package parley.transfer;

/** Why a comment of an export was left out. */
public enum Skipped {
    PINGBACK("pingbacks or trackbacks"),
    OTHER_KIND("entries that are not readers' comments (such as shop order notes)"),
    PAGE_WITH_PASSWORD("on pages behind a password"),
    PRIVATE_PAGE("on private pages"),
    PAGE_WITHOUT_ADDRESS("on pages without a usable address"),
    EMPTY("without any text"),
    TOO_LONG("longer than 1 MiB"),
    WITHOUT_ID("without a usable id"),
    SAME_ID("with an id that was used before on the same page");

    private final String words;

    Skipped(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
