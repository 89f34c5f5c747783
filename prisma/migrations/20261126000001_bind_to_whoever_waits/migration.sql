-- A certificate that stands at Enom already can be bound to whoever waits for one like it.
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Certificate', 'purchase_blocked', 'not_configured'),
  ('Certificate', 'purchase_failed', 'not_configured');
