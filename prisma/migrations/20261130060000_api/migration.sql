CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

CREATE TABLE "ApiRequest" (
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "status" INTEGER,
    "answer" JSONB,

    CONSTRAINT "ApiRequest_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ApiRequest_tokenId_key_key" ON "ApiRequest"("tokenId", "key");
CREATE INDEX "ApiRequest_createdAt_idx" ON "ApiRequest"("createdAt");
ALTER TABLE "ApiRequest" ADD CONSTRAINT "ApiRequest_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "ApiToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
