-- Followers of the journal, and what people are told by one of them.

-- owner: journal
-- How far each follower has come. Whoever takes lines holds the row's lock, so that one node at a time does; what
-- follows from the lines is committed together with the new position.
CREATE TABLE bookmark (
    follower text PRIMARY KEY,
    position bigint NOT NULL
) WITH (fillfactor = 10);

-- owner: journal
-- Lines that a follower could not take. They lie behind its bookmark, stay in the journal however old they get, and are
-- taken again when somebody wants it.
CREATE TABLE parked_line (
    follower  text        NOT NULL,
    position  bigint      NOT NULL,
    error     text        NOT NULL,
    wanted    boolean     NOT NULL DEFAULT false,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (follower, position)
);

-- owner: notifications
-- One row a person who was ever told anything. `seq` counts the changes of what they are told, without holes; `unread`
-- is the number of their notifications in that state. Its lock guards all notifications of the person.
CREATE TABLE inbox (
    person uuid PRIMARY KEY,
    seq    bigint  NOT NULL,
    unread integer NOT NULL
) WITH (fillfactor = 70);

-- owner: notifications
-- That somebody should know of a comment. No text: it is joined as the comment is now. `seq` is that of its last change,
-- `position` the journal line it came from. `actors` are the people behind a bundle of reactions, in the order in which
-- they came. Kept 90 days.
CREATE TABLE notification (
    id            uuid PRIMARY KEY,
    person        uuid        NOT NULL,
    seq           bigint      NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('reply', 'mention', 'followed', 'decision', 'reactions')),
    state         text        NOT NULL CHECK (state IN ('unread', 'read', 'withdrawn')),
    site          text        NOT NULL,
    discussion_id uuid        NOT NULL,
    comment_id    uuid        NOT NULL,
    decision_id   uuid,
    actors        jsonb       NOT NULL DEFAULT '[]',
    position      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    UNIQUE (person, seq)
) WITH (fillfactor = 85);
CREATE INDEX notification_of_comment ON notification (comment_id);
CREATE INDEX notification_waiting ON notification (discussion_id, person) WHERE kind = 'followed' AND state = 'unread';
CREATE INDEX notification_by_position ON notification (position);
CREATE INDEX notification_by_age ON notification (at);

-- owner: notifications
-- What a person's socket hears, in the order of `seq`. Kept 7 days: who was away for longer reads the list anew.
CREATE TABLE inbox_line (
    person          uuid        NOT NULL,
    seq             bigint      NOT NULL,
    type            text        NOT NULL CHECK (type IN ('notified', 'withdrawn', 'read')),
    notification_id uuid,                          -- none where several were read at once
    at              timestamptz NOT NULL,
    PRIMARY KEY (person, seq)
);
CREATE INDEX inbox_line_by_age ON inbox_line USING brin (at);

-- owner: notifications
-- Who wants to hear of a discussion. Posting there makes one a follower; whoever has left stays away: their row says so.
CREATE TABLE follow (
    discussion_id uuid        NOT NULL,
    person        uuid        NOT NULL,
    active        boolean     NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (discussion_id, person)
);
CREATE INDEX follow_newest ON follow (discussion_id, at DESC) WHERE active;

-- owner: notifications
-- Whom somebody does not want to hear of, by the author's public id, which is of one site.
CREATE TABLE mute (
    person    uuid        NOT NULL,
    site      text        NOT NULL,
    author_id text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person, site, author_id)
);
CREATE INDEX mute_of_author ON mute (author_id);

-- On threading's table: what one guest wrote, there and everywhere.
CREATE INDEX comment_by_guest ON comment (guest_id, discussion_id, created_at) WHERE guest_id IS NOT NULL;
