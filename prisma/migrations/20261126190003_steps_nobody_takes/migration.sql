-- What was bought, or may have been, is never cancelled: a cancelled one counts as not bought, is refunded as such and may be bought anew.
DELETE FROM "AllowedStep" WHERE "machine" = 'Certificate' AND "to" = 'cancelled'
  AND "from" IN ('purchase_unclear', 'not_configured', 'send_blocked', 'needs_fix', 'declined');

-- What the authority has is `awaiting_approval` first, and nobody who has the file loses it again.
DELETE FROM "AllowedStep" WHERE "machine" = 'Certificate' AND ("from", "to") IN (
  ('sending', 'org_validation'),
  ('sending', 'approved'),
  ('sending', 'issued'),
  ('sending', 'held'),
  ('sending', 'declined'),
  ('send_blocked', 'not_configured'),
  ('send_unclear', 'org_validation'),
  ('send_unclear', 'approved'),
  ('send_unclear', 'issued'),
  ('send_unclear', 'held'),
  ('send_unclear', 'declined'),
  ('issued', 'held')
);
