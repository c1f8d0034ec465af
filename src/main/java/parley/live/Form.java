package parley.live;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.texts.Language;

/** What an event holds of a comment: the comment, or its rendered fragment in a language. */
record Form(boolean html, Language language) {
    static final Form JSON = new Form(false, Language.ENGLISH);
    static final List<String> NAMES = List.of("json", "html");

    private static final List<Form> ALL = Stream.concat(
                    Stream.of(JSON), Stream.of(Language.values()).map(language -> new Form(true, language)))
            .toList();

    /** How many there are. */
    static final int FORMS = ALL.size();

    /** @param name one of {@link #NAMES} */
    static Form of(String name, Optional<String> language) {
        return name.equals("html") ? new Form(true, language.map(Language::of).orElse(Language.ENGLISH)) : JSON;
    }

    int index() {
        return ALL.indexOf(this);
    }
}
