package parley.moderation;

import parley.sites.Sites;

/** What a report needs beside the books: itself, what it weighs, and from which weight on the site holds. */
public record ReportShelves(Sites sites, Reports reports, ReportWeights weights, Reporters reporters) {}
