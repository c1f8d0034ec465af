-- Who decided what, and who changed what is configured.

-- owner: audit
-- The counter and the newest hash. Whoever appends locks this row until its transaction ends, so there is one chain,
-- without gaps, in the order of commits. Transactions that audit nothing never touch it.
CREATE TABLE audit_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL,
    hash     text   NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
) WITH (fillfactor = 10);
INSERT INTO audit_head (position, hash) VALUES (0, repeat('0', 64));

-- owner: audit
-- Append only, kept for ever. `hash` is over all the other columns exactly as they stand here (docs/audit.md), and
-- `previous` is the hash of the line before: who changes a line has to change all that came after it. So `detail` is
-- text that holds a JSON object: jsonb would reorder its keys, and the bytes that were hashed would be gone.
CREATE TABLE audit (
    position bigint PRIMARY KEY,                   -- from 1 on, without gaps
    at       timestamptz NOT NULL,
    who      text        NOT NULL,                 -- staff:<id>, key:<id>, administrator, machine
    what     text        NOT NULL,
    site     text,                                 -- no reference: the line outlives the site
    subject  text        NOT NULL,
    detail   text        NOT NULL CHECK (json_typeof(detail::json) = 'object'),
    previous text        NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
    hash     text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX audit_by_site ON audit (site, position);

-- Why triggers, and not revoked rights: Parley migrates and works as one user, who owns the tables, and an owner can
-- grant itself what was revoked. A trigger stops mistakes, and every statement that does not first take the trigger away.
-- Who may take it away is not stopped by anything here; that is what the hashes are for.
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: the audit only grows', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_only_grows BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
CREATE TRIGGER audit_head_only_rises BEFORE UPDATE ON audit_head
    FOR EACH ROW WHEN (new.position <= old.position) EXECUTE FUNCTION audit_only_grows();
