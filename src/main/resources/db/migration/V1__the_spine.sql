-- The spine. One owner per table, named above it; other rooms write it only through the owner's steps.

-- owner: sites
-- A tenant. `version` rises with every change and is part of every page's ETag.
CREATE TABLE site (
    key         text PRIMARY KEY,
    name        text        NOT NULL,
    origins     text[]      NOT NULL,              -- exact: scheme, host, port
    policy      jsonb       NOT NULL,
    version     integer     NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- owner: sites
-- What one installation makes once and keeps: `secret` signs tokens where PARLEY_SECRET is unset, `epoch` tells a
-- database from its restored copy.
CREATE TABLE installation (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret      bytea NOT NULL,
    epoch       uuid  NOT NULL DEFAULT gen_random_uuid()
);

-- owner: database
-- Idempotency keys and what is needed to give the first answer again: ids and numbers, no text. Kept 24 hours.
CREATE TABLE claim (
    scope        text        NOT NULL,             -- site, route and caller
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    answer       jsonb       NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
CREATE INDEX claim_by_age ON claim (made_at);

-- owner: threading
-- `id` is derived from site and key (UUID version 5). `seq` counts public changes, `numbers` published comments, both
-- without holes; they are only raised under the row's lock, in the transaction that makes them true.
CREATE TABLE discussion (
    id            uuid PRIMARY KEY,
    site          text        NOT NULL REFERENCES site (key),
    key           text        NOT NULL,
    url           text,
    title         text,
    confirmed     boolean     NOT NULL DEFAULT false, -- url and title come from someone the site trusts
    state         text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'archived')),
    seq           bigint      NOT NULL DEFAULT 0,
    numbers       integer     NOT NULL DEFAULT 0,
    comment_count integer     NOT NULL DEFAULT 0,     -- published now, all depths
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (site, key)
) WITH (fillfactor = 70);                             -- the counters change with every batch: room to do it in place

-- owner: threading
-- `number` is given at first publication and kept for ever; a comment without one was never readable.
-- `path` orders a branch depth first: four bytes for the number of each ancestor and of the comment itself, root first;
-- below 64 levels it stops growing, so that an index entry stays small and nesting stays unlimited.
-- `reply_count` and `descendant_count` count published comments only; a placeholder stands while the latter is not 0.
CREATE TABLE comment (
    id               uuid PRIMARY KEY,
    discussion_id    uuid        NOT NULL REFERENCES discussion (id),
    site             text        NOT NULL,
    parent_id        uuid        REFERENCES comment (id),
    root_id          uuid        NOT NULL,
    depth            integer     NOT NULL,
    number           integer,
    path             bytea,
    status           text        NOT NULL CHECK (status IN ('published', 'pending', 'rejected', 'spam', 'removed')),
    revision         integer     NOT NULL DEFAULT 1,
    author_id        text        NOT NULL,            -- public; the same person on one site, the same id
    author_name      text        NOT NULL,
    author_email     text,                            -- never leaves through a public route
    author_website   text,
    guest_id         uuid,                            -- whose guest token may act for the author
    text             text        NOT NULL,            -- as written: Markdown, or the HTML of an import
    text_hash        bytea       NOT NULL,            -- first 8 bytes of SHA-256, to know repeats
    html             text        NOT NULL,            -- safe
    held             jsonb       NOT NULL DEFAULT '[]', -- why it waits: [{check, detail}]
    votes_up         integer     NOT NULL DEFAULT 0,
    votes_down       integer     NOT NULL DEFAULT 0,
    reactions        jsonb       NOT NULL DEFAULT '{}',
    reply_count      integer     NOT NULL DEFAULT 0,
    descendant_count integer     NOT NULL DEFAULT 0,
    pinned           boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    edited_at        timestamptz
) WITH (fillfactor = 85);
CREATE UNIQUE INDEX comment_by_number ON comment (discussion_id, number) WHERE number IS NOT NULL;
CREATE INDEX root_by_number ON comment (discussion_id, number) WHERE parent_id IS NULL AND number IS NOT NULL;
CREATE INDEX reply_by_path ON comment (root_id, path, number) WHERE parent_id IS NOT NULL AND number IS NOT NULL;
CREATE INDEX comment_by_parent ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_by_author_text ON comment (site, author_id, text_hash, created_at);
CREATE INDEX comment_in_queue ON comment (site, status, created_at, id);

-- owner: threading
-- `best` cannot be paged over moving scores: a generation freezes the order of a discussion's roots. The last two stay.
CREATE TABLE ranking (
    discussion_id uuid        NOT NULL REFERENCES discussion (id) ON DELETE CASCADE,
    generation    bigint      NOT NULL,
    up_to_number  integer     NOT NULL,            -- roots with higher numbers came later and follow in their order
    roots         uuid[]      NOT NULL,            -- best first
    made_at       timestamptz NOT NULL,
    PRIMARY KEY (discussion_id, generation)
);

-- owner: journal
-- The counter that every writing transaction locks last: order of positions is order of commits, without holes.
CREATE TABLE journal_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO journal_head (position) VALUES (0);

-- owner: journal
-- What happened, in order. No text: readers join the comment as it is now.
CREATE TABLE journal (
    position      bigint PRIMARY KEY,
    discussion_id uuid        NOT NULL,
    site          text        NOT NULL,
    seq           bigint,                          -- the discussion's own count of public changes; private facts have none
    type          text        NOT NULL,
    comment_id    uuid,
    facts         jsonb       NOT NULL,            -- revision and resulting counts
    batch         uuid        NOT NULL,            -- to recognise a commit that got no answer
    at            timestamptz NOT NULL,
    UNIQUE (discussion_id, seq)
);
CREATE INDEX journal_by_age ON journal USING brin (at);

-- owner: reactions
-- One vote per voter and comment. Absent means none.
CREATE TABLE vote (
    comment_id uuid     NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    voter      text     NOT NULL,
    value      smallint NOT NULL CHECK (value IN (-1, 1)),
    PRIMARY KEY (comment_id, voter)
);

-- owner: reactions
CREATE TABLE reaction (
    comment_id uuid NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    person     text NOT NULL,
    name       text NOT NULL,
    PRIMARY KEY (comment_id, person, name)
);

-- owner: moderation
-- Who decided what, and why. Append only.
CREATE TABLE decision (
    id         uuid PRIMARY KEY,
    comment_id uuid        NOT NULL,
    site       text        NOT NULL,
    decision   text        NOT NULL CHECK (decision IN ('approve', 'reject', 'spam', 'remove', 'restore')),
    reason     text,
    note       text,
    decided_by text        NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX decision_by_comment ON decision (comment_id, at);
