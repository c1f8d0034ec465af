package parley.notifications;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import parley.event.CommentId;
import parley.event.Event;
import parley.event.GuestId;
import parley.journal.Entry;

/** Enters into the ledger what follows from a line of the journal, by the facts. In memory alone. */
record Clerk(Facts facts, Ledger ledger, Supplier<UUID> ids) {

    void enter(Entry entry) {
        switch (entry.event()) {
            case Event.CommentPublished e -> came(entry, e.comment());
            case Event.CommentEdited e -> reworded(entry, e.comment());
            case Event.CommentRestored e -> came(entry, e.comment());
            case Event.CommentRemoved e -> went(entry, e.comment());
            case Event.CommentDecided e -> decided(entry, e.comment());
            case Event.ReactionsChanged e -> reacted(entry, e.comment());
            case Event.CommentHeld _,
                    Event.CommentMarked _,
                    Event.CommentReported _,
                    Event.VotesChanged _,
                    Event.DiscussionChanged _ -> {}
        }
    }

    private void came(Entry entry, CommentId id) {
        readable(entry, id).ifPresent(comment -> {
            tell(entry, comment, arrival(entry, comment));
            decided(entry, id);
        });
    }

    /** News only to those whom it names; who was named before has been told already. */
    private void reworded(Entry entry, CommentId id) {
        readable(entry, id)
                .ifPresent(comment ->
                        tell(entry, comment, arrival(comment, Optional.empty(), mentioned(comment), Set.of())));
    }

    private Optional<Facts.Known> readable(Entry entry, CommentId id) {
        return facts.comment(id).filter(Facts.Known::published).filter(comment -> !comment.imported(entry.at()));
    }

    private void tell(Entry entry, Facts.Known comment, Recipients.Arrival arrival) {
        Recipients.of(arrival)
                .forEach(
                        (person, kind) -> ledger.add(fresh(entry, comment, person, kind, Optional.empty(), List.of())));
    }

    private Recipients.Arrival arrival(Entry entry, Facts.Known comment) {
        return arrival(comment, comment.repliedTo(), mentioned(comment), followers(entry, comment));
    }

    private Recipients.Arrival arrival(
            Facts.Known comment, Optional<GuestId> repliedTo, Set<GuestId> mentioned, Set<GuestId> followers) {
        var everybody = new HashSet<>(followers);
        everybody.addAll(mentioned);
        repliedTo.ifPresent(everybody::add);
        return new Recipients.Arrival(
                comment.guest(),
                repliedTo,
                mentioned,
                followers,
                only(everybody, person -> facts.muted(person, comment.authorId())),
                told(comment.id()),
                only(followers, person -> ledger.waits(person, comment.discussion())));
    }

    /** What is back is news in general only to those from whom it was taken before they saw it. */
    private Set<GuestId> followers(Entry entry, Facts.Known comment) {
        var followers = facts.following(comment.discussion(), entry.at());
        return entry.event() instanceof Event.CommentRestored
                ? only(
                        followers,
                        person -> ledger.about(comment.id())
                                .anyMatch(row -> row.person().equals(person)))
                : followers;
    }

    private static Set<GuestId> only(Set<GuestId> people, Predicate<GuestId> which) {
        return people.stream().filter(which).collect(Collectors.toSet());
    }

    private Set<GuestId> mentioned(Facts.Known comment) {
        var names = facts.names().getOrDefault(comment.discussion(), Map.of());
        var people = new LinkedHashSet<GuestId>();
        Mentions.of(comment.text(), names.keySet()).forEach(name -> people.addAll(names.getOrDefault(name, Set.of())));
        return people;
    }

    /** Who has heard of it, and was not told that it is gone. */
    private Set<GuestId> told(CommentId comment) {
        return ledger.about(comment)
                .filter(row -> row.kind().arrival() && row.state() != Notification.State.WITHDRAWN)
                .map(Notification::person)
                .collect(Collectors.toSet());
    }

    /** Unless it is back already; then the line that told of that finds everybody informed. */
    private void went(Entry entry, CommentId id) {
        if (facts.comment(id).filter(Facts.Known::published).isEmpty()) {
            ledger.about(id)
                    .filter(row -> row.unread() && row.kind() != Kind.DECISION)
                    .forEach(row -> ledger.withdraw(row, entry.at()));
        }
        decided(entry, id);
    }

    private void decided(Entry entry, CommentId id) {
        facts.comment(id)
                .ifPresent(comment -> comment.guest()
                        .ifPresent(author -> Optional.ofNullable(
                                        facts.decisions().get(id))
                                .filter(last ->
                                        Recipients.ofDecision(last.decision(), comment.status(), isTold(id, last)))
                                .ifPresent(last -> ledger.add(fresh(
                                        entry, comment, author, Kind.DECISION, Optional.of(last.id()), List.of())))));
    }

    private boolean isTold(CommentId comment, Facts.Decided decision) {
        return ledger.about(comment)
                .anyMatch(row -> row.decision().filter(decision.id()::equals).isPresent());
    }

    private void reacted(Entry entry, CommentId id) {
        facts.comment(id)
                .filter(Facts.Known::published)
                .ifPresent(comment -> comment.guest().ifPresent(author -> reacted(entry, comment, author)));
    }

    private void reacted(Entry entry, Facts.Known comment, GuestId author) {
        var bundles = ledger.about(comment.id())
                .filter(row -> row.kind() == Kind.REACTIONS && row.person().equals(author))
                .toList();
        var open = bundles.stream().filter(Notification::unread).findFirst();
        var seen = bundles.stream()
                .filter(row -> row.state() == Notification.State.READ)
                .flatMap(row -> row.actors().stream())
                .collect(Collectors.toSet());
        var before = open.map(Notification::actors).orElse(List.of());
        var reacting = facts.reacting().getOrDefault(comment.id(), List.of());
        var actors = Recipients.behind(before, reacting, unwelcome(comment, author, reacting), seen);
        if (actors.equals(before)) {
            return;
        }
        if (open.isEmpty()) {
            ledger.add(fresh(entry, comment, author, Kind.REACTIONS, Optional.empty(), actors));
        } else if (actors.isEmpty()) {
            ledger.withdraw(open.get(), entry.at());
        } else {
            ledger.regroup(open.get(), actors, entry.position(), entry.at());
        }
    }

    private Set<String> unwelcome(Facts.Known comment, GuestId author, List<String> reacting) {
        var unwelcome = new HashSet<String>();
        unwelcome.add(Facts.reacting(author));
        reacting.stream()
                .filter(person -> Facts.authorId(comment.site(), person)
                        .filter(id -> facts.muted(author, id))
                        .isPresent())
                .forEach(unwelcome::add);
        return unwelcome;
    }

    private Notification fresh(
            Entry entry, Facts.Known comment, GuestId person, Kind kind, Optional<UUID> decision, List<String> actors) {
        return new Notification(
                ids.get(),
                person,
                0,
                kind,
                Notification.State.UNREAD,
                comment.site(),
                comment.discussion(),
                comment.id(),
                decision,
                actors,
                entry.position(),
                entry.at());
    }
}
