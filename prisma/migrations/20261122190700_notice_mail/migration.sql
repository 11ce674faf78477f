-- Whether a notice goes out by mail too, and whether it did. Empty where the person does not want one.
ALTER TABLE notice ADD COLUMN mail TEXT;
ALTER TABLE notice ADD CONSTRAINT notice_mail_known CHECK (mail IN ('due', 'sent', 'dropped'));
CREATE INDEX notice_mail_due ON notice (tenant_id, created_at) WHERE mail = 'due';
