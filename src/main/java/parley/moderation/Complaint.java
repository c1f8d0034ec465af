package parley.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader can say is wrong with a comment. */
public enum Complaint {
    SPAM,
    ABUSE,
    OFF_TOPIC,
    /** Private details of somebody. */
    PRIVATE,
    OTHER;

    static final List<Complaint> ALL = List.of(values());

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Complaint> of(String label) {
        return Stream.of(values())
                .filter(complaint -> complaint.label().equals(label))
                .findFirst();
    }
}
