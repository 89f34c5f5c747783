-- A replacement: the next issuance of an issued certificate. What it replaces is kept on it, for its new request to be compared with.
CREATE TYPE "IssuanceReason" AS ENUM ('first', 'half_way', 'lost_key', 'leaked_key', 'new_server', 'other_name');
ALTER TABLE "Issuance"
  ADD COLUMN "reason" "IssuanceReason" NOT NULL DEFAULT 'first',
  ADD COLUMN "replacedNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "replacedKey" TEXT,
  ADD COLUMN "replacedOrganisation" TEXT;

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('Certificate', 'issued', 'setup'),
  ('Certificate', 'setup', 'issued'),
  ('Certificate', 'setup:correction_needed', 'issued'),
  ('Certificate', 'setup:declined', 'issued');
