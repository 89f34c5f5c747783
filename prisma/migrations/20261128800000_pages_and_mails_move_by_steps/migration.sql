-- The steps of lib/payments/move-session.ts and lib/outbox/move-mail.ts. A step added there needs a migration that adds it here.
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('PaymentSession', 'creating', 'open'),
  ('PaymentSession', 'creating', 'complete'),
  ('PaymentSession', 'creating', 'expired'),
  ('PaymentSession', 'open', 'complete'),
  ('PaymentSession', 'open', 'expired'),
  ('PaymentSession', 'expired', 'complete'),
  ('Mail', 'queued', 'sent'),
  ('Mail', 'queued', 'failed');

CREATE TRIGGER "PaymentSession_step" BEFORE UPDATE OF "status" ON "PaymentSession"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION refuse_unknown_step();

CREATE TRIGGER "Mail_step" BEFORE UPDATE OF "status" ON "Mail"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION refuse_unknown_step();
