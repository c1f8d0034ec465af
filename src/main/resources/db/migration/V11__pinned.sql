-- What stands at the top of a discussion.

-- owner: threading
-- Almost always empty where a page looks into it.
CREATE INDEX root_pinned ON comment (discussion_id, number) WHERE pinned AND parent_id IS NULL AND number IS NOT NULL;
