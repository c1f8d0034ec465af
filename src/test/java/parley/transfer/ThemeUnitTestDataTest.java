package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The export that WordPress theme authors test with; it is not part of this repository. */
class ThemeUnitTestDataTest {

    private static final Path FILE =
            Path.of(System.getProperty("parley.shared", "../shared"), "data", "wordpress-theme-unit-test.wxr.xml");

    @Test
    void allThirtyThreeEntriesOnSevenPagesAreAccountedFor() throws IOException {
        var export = read();
        var report = export.report();

        // the seventh page is the one behind a password
        assertThat(export.pages()).hasSize(6);
        assertThat(report.pages()).isEqualTo(6);
        assertThat(report.comments()).isEqualTo(28);
        assertThat(report.comments(Approval.PENDING)).isEqualTo(3);
        assertThat(report.comments(Approval.APPROVED)).isEqualTo(25);
        assertThat(report.replies()).isEqualTo(10);
        assertThat(report.skipped()).isEqualTo(Map.of(Skipped.PINGBACK, 4L, Skipped.PAGE_WITH_PASSWORD, 1L));
    }

    @Test
    void repliesNestTenLevelsDeep() throws IOException {
        var page = read().pages().stream()
                .filter(one -> one.key().equals("/2012/01/03/template-comments/"))
                .findFirst()
                .orElseThrow();
        var levels = new HashMap<String, Integer>();
        for (var comment : page.comments()) {
            int above = comment.parentForeignId().map(levels::get).orElse(0);
            levels.put(comment.foreignId(), above + 1);
        }

        assertThat(page.title()).isEqualTo("Template: Comments");
        assertThat(levels).hasSize(20);
        assertThat(levels.values()).contains(10).allMatch(level -> level <= 10);
    }

    private static Export read() throws IOException {
        assumeThat(FILE).exists();
        try (var in = Files.newInputStream(FILE)) {
            return Export.read(FILE.toString(), in);
        }
    }
}
