-- An address from which a server of the buyer fetches the newest file, and what the addresses behind a certificate's name send.
CREATE TABLE "PullLink" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "renewedAt" TIMESTAMP(3),
    "lastFetchedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    CONSTRAINT "PullLink_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "PullLink_tokenHash_key" ON "PullLink"("tokenHash");
CREATE INDEX "PullLink_certificateId_idx" ON "PullLink"("certificateId");
ALTER TABLE "PullLink" ADD CONSTRAINT "PullLink_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "InstallationCheck" (
    "certificateId" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "requestedAt" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3),
    "found" TEXT,
    "sightings" JSONB NOT NULL,
    "notInspected" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "InstallationCheck_pkey" PRIMARY KEY ("certificateId"),
    CONSTRAINT "InstallationCheck_checked" CHECK (("checkedAt" IS NULL) = ("found" IS NULL))
);
ALTER TABLE "InstallationCheck" ADD CONSTRAINT "InstallationCheck_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;
