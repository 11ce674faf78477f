-- Chat programs fetch an address to show a preview of it: no person has read the page then, so it is counted apart.
ALTER TABLE board_link_view ADD COLUMN kind TEXT NOT NULL DEFAULT 'read';
ALTER TABLE board_link_view ADD CONSTRAINT board_link_view_kind_known CHECK (kind IN ('read', 'preview'));
