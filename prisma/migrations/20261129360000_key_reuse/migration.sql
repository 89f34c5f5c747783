-- Whether the key of a request was seen before is decided when the request is saved.
CREATE TYPE "KeyReuse" AS ENUM ('own', 'other_buyer', 'leaked');

ALTER TABLE "Issuance" ADD COLUMN "keyHash" TEXT, ADD COLUMN "keyReuse" "KeyReuse";
UPDATE "Issuance" SET "keyHash" = "csrFacts" ->> 'spkiSha256' WHERE "csrFacts" IS NOT NULL;

CREATE INDEX "Issuance_keyHash_idx" ON "Issuance"("keyHash");
CREATE INDEX "Issuance_replacedKey_idx" ON "Issuance"("replacedKey");
