package parley.live;

/** What an event holds of a comment: the comment, or its rendered fragment. */
enum Form {
    JSON("json"),
    HTML("html");

    private final String label;

    Form(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
