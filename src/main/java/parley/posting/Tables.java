package parley.posting;

import parley.database.Claims;
import parley.sites.Sites;
import parley.threading.Repeats;
import parley.threading.Standings;
import parley.threading.Threads;

/** What every write of this room works with. */
record Tables(
        Claims claims,
        Sites sites,
        Repeats repeats,
        Standings standings,
        Threads threads,
        Judge judge,
        Gate gate,
        Wishes wishes) {}
