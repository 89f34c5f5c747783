-- The back office lists mails by kind and by address.
CREATE INDEX "Mail_kind_id_idx" ON "Mail"("kind", "id");
CREATE INDEX "Mail_to_id_idx" ON "Mail"("to", "id");
