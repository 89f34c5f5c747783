-- Staff end the service for one certificate. What was paid, and what Enom has of it, do not change.
ALTER TYPE "ClosedReason" ADD VALUE 'terminated';

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Certificate', 'setup', 'closed:terminated'),
  ('Certificate', 'setup:correction_needed', 'closed:terminated'),
  ('Certificate', 'setup:declined', 'closed:terminated'),
  ('Certificate', 'validation:approval', 'closed:terminated'),
  ('Certificate', 'validation:organisation', 'closed:terminated'),
  ('Certificate', 'validation:issuing', 'closed:terminated'),
  ('Certificate', 'validation:file_mismatch', 'closed:terminated'),
  ('Certificate', 'issued', 'closed:terminated'),
  ('Certificate', 'closed:terminated', 'closed:refunded_by_supplier');
