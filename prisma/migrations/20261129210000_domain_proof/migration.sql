-- How the buyer proves that a domain is theirs, and what the authority asks them to publish for it.
CREATE TYPE "ProofMethod" AS ENUM ('email', 'dns', 'file');
ALTER TABLE "Issuance" ADD COLUMN "proofMethod" "ProofMethod" NOT NULL DEFAULT 'email';
ALTER TABLE "Issuance" ADD COLUMN "proof" JSONB;
