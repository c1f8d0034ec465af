package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.event.SiteKey;
import parley.rig.HarmlessMarkup;
import parley.rig.TestDatabase;

/** Moving in from WordPress, as the command does it. */
class ImportCommandTest {
    private static final Path NESTED = Path.of("src/test/resources/transfer/nested.xml");
    private static final Path REAL =
            Path.of(System.getProperty("parley.shared", "../shared"), "data", "wordpress-theme-unit-test.wxr.xml");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void aDryRunChangesNothingAndASecondRunChangesNothingMore() {
        long before = count("comment");
        long discussions = count("discussion");
        assertThat(run(NESTED, true)).isZero();
        assertThat(count("comment")).isEqualTo(before);
        assertThat(count("discussion")).isEqualTo(discussions);

        assertThat(run(NESTED, false)).isZero();
        long comments = count("comment");
        long lines = count("journal");
        assertThat(comments).isGreaterThan(before);

        assertThat(run(NESTED, false)).isZero();
        assertThat(count("comment")).isEqualTo(comments);
        assertThat(count("journal")).isEqualTo(lines);
        holdsTogether();
    }

    @Test
    void aDiscussionThatReadersWriteInKeepsItsAddressAndTitle(@TempDir Path folder) throws Exception {
        var page = Files.readString(NESTED).replace("/2026/11/bridge", "/2026/11/harbour");
        var before = Files.writeString(folder.resolve("before.xml"), page.replace("bridge", "harbour"));
        var after = Files.writeString(
                folder.resolve("after.xml"),
                page.replace("https://news.example.org", "http://old.example.org")
                        .replace("<wp:comment_id>", "<wp:comment_id>9"));
        assertThat(run(before, false)).isZero();
        var places = DATABASE.list("SELECT url || ' ' || title FROM discussion WHERE key = '/2026/11/harbour'");
        long comments = count("comment");

        assertThat(run(after, false)).isZero();
        assertThat(count("comment")).isGreaterThan(comments);
        assertThat(DATABASE.list("SELECT url || ' ' || title FROM discussion WHERE key = '/2026/11/harbour'"))
                .isEqualTo(places);
    }

    @Test
    void theRealExportKeepsAuthorsDatesNestingAndApproval() {
        assumeThat(REAL).exists();
        assertThat(run(REAL, false)).isZero();
        var page = "discussion_id = (SELECT id FROM discussion WHERE key = '/2012/01/03/template-comments/')";
        assertThat(DATABASE.count("SELECT count(*) FROM comment WHERE " + page)).isEqualTo(20);
        assertThat(DATABASE.count("SELECT max(depth) FROM comment WHERE " + page))
                .isEqualTo(9);
        assertThat(DATABASE.count("""
                SELECT count(*) FROM comment c JOIN discussion d ON d.id = c.discussion_id
                 WHERE c.status = 'pending' AND c.number IS NULL AND d.key NOT LIKE '/2026/11/%'""")).isEqualTo(3);
        assertThat(DATABASE.count("SELECT count(*) FROM comment WHERE created_at > now() - interval '1 day'"))
                .isZero();
        assertThat(DATABASE.count("SELECT count(*) FROM comment WHERE html ~* '<script|onerror|javascript:'"))
                .isZero();
        holdsTogether();
    }

    @Test
    void whateverAnExportHoldsBecomesHarmlessMarkup(@TempDir Path folder) throws Exception {
        var lines =
                HarmlessMarkup.hostileLines().map(ImportCommandTest::escaped).toList();
        var comments = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            comments.append("""
                    <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author>%s</wp:comment_author>
                    <wp:comment_author_url>%s</wp:comment_author_url><wp:comment_approved>1</wp:comment_approved>
                    <wp:comment_date_gmt>2020-01-01 10:00:00</wp:comment_date_gmt>
                    <wp:comment_content>%s</wp:comment_content></wp:comment>
                    """.formatted(i + 1, lines.get(i), lines.get(i), lines.get(i)));
        }
        var file = Files.writeString(folder.resolve("hostile.xml"), """
                <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
                <channel><item><title>%s</title><link>https://news.example.org/hostile-export</link>%s</item></channel></rss>
                """.formatted(lines.getFirst(), comments));

        assertThat(run(file, false)).isZero();
        var html = DATABASE.list("""
                SELECT html FROM comment WHERE discussion_id IN (SELECT id FROM discussion WHERE key = '/hostile-export')""");
        assertThat(html).hasSizeGreaterThan(lines.size() / 2).allSatisfy(HarmlessMarkup::judge);
        assertThat(
                        DATABASE.count(
                                "SELECT count(*) FROM comment WHERE author_website IS NOT NULL AND author_website !~* '^https?://'"))
                .isZero();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    void whatCannotBeReadEndsWithOne() {
        assertThat(run(Path.of("src/test/resources/transfer/not-xml.txt"), false))
                .isEqualTo(1);
        assertThat(run(Path.of("src/test/resources/transfer/billion-laughs.xml"), false))
                .isEqualTo(1);
        assertThat(run(Path.of("there-is-no-such-file.xml"), false)).isEqualTo(1);
    }

    /** Numbers, sequences and counters, counted anew by SQL. */
    private static void holdsTogether() {
        assertThat(DATABASE.count("""
                SELECT count(*) FROM discussion d
                 WHERE comment_count <> (SELECT count(*) FROM comment WHERE discussion_id = d.id AND status = 'published')
                    OR numbers <> (SELECT coalesce(max(number), 0) FROM comment WHERE discussion_id = d.id)
                    OR numbers <> (SELECT count(number) FROM comment WHERE discussion_id = d.id)
                    OR seq <> (SELECT count(seq) FROM journal WHERE discussion_id = d.id)""")).isZero();
    }

    private static long count(String table) {
        return DATABASE.count("SELECT count(*) FROM " + table);
    }

    private static int run(Path file, boolean dryRun) {
        var settings = new Settings(
                new Settings.Http("127.0.0.1", 8080, parley.web.TrustedProxies.NONE),
                new Settings.Management("127.0.0.1", 8081),
                new Settings.Database(Optional.of(DATABASE.url()), Path.of("target")),
                new Settings.Security(Optional.empty(), Optional.empty(), Optional.empty()),
                new Settings.Limits(true, 100, 1000),
                new Settings.Mail(Optional.empty(), Optional.empty(), Optional.empty(), 10),
                new Settings.Demo(true, Optional.empty()));
        return ImportCommand.run(settings, new CommandLine.ImportWordPress(file, new SiteKey("demo"), dryRun));
    }
}
