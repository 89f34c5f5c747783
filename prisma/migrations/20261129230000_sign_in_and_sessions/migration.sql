-- Sessions are rows, so that a person can see and end them. Cookies from before have no row: everyone signs in once more.
DROP TABLE "EndedSession";
CREATE TYPE "SessionKind" AS ENUM ('client', 'order', 'staff');
CREATE TYPE "SignInWay" AS ENUM ('password', 'code', 'link', 'passkey', 'payment');
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "SessionKind" NOT NULL,
    "by" "SignInWay" NOT NULL,
    "version" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Session_userId_endsAt_idx" ON "Session"("userId", "endsAt");
CREATE INDEX "Session_endsAt_idx" ON "Session"("endsAt");
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TYPE "SecurityEventKind" AS ENUM ('signed_in', 'session_ended', 'sessions_ended', 'signed_out_everywhere', 'password_set', 'password_removed', 'authenticator_added', 'authenticator_removed', 'recovery_codes_made', 'recovery_code_used', 'second_step_failed', 'passkey_added', 'passkey_removed', 'email_change_asked', 'email_change_stopped', 'email_changed');
CREATE TABLE "SecurityEvent" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "SecurityEventKind" NOT NULL,
    "device" TEXT,
    "network" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "SecurityEvent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SecurityEvent_userId_id_idx" ON "SecurityEvent"("userId", "id");
CREATE INDEX "SecurityEvent_at_idx" ON "SecurityEvent"("at");
ALTER TABLE "SecurityEvent" ADD CONSTRAINT "SecurityEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The second step: an authenticator app, and recovery codes that stand in for it.
CREATE TABLE "AuthenticatorApp" (
    "userId" UUID NOT NULL,
    "secretSealed" TEXT NOT NULL,
    "confirmedAt" TIMESTAMP(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "AuthenticatorApp_pkey" PRIMARY KEY ("userId")
);
ALTER TABLE "AuthenticatorApp" ADD CONSTRAINT "AuthenticatorApp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "usedAt" TIMESTAMP(3),
    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RecoveryCode_userId_hash_key" ON "RecoveryCode"("userId", "hash");
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Passkey" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "PasskeyChallenge" (
    "challenge" TEXT NOT NULL,
    "userId" UUID,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "PasskeyChallenge_pkey" PRIMARY KEY ("challenge")
);
CREATE INDEX "PasskeyChallenge_expiresAt_idx" ON "PasskeyChallenge"("expiresAt");

-- A new address counts once it was confirmed at both addresses.
ALTER TYPE "LinkPurpose" ADD VALUE 'change_email';
CREATE TABLE "EmailChange" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "fromLinkId" UUID NOT NULL,
    "toLinkId" UUID NOT NULL,
    "fromConfirmedAt" TIMESTAMP(3),
    "toConfirmedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    CONSTRAINT "EmailChange_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "EmailChange_fromLinkId_key" ON "EmailChange"("fromLinkId");
CREATE UNIQUE INDEX "EmailChange_toLinkId_key" ON "EmailChange"("toLinkId");
CREATE INDEX "EmailChange_userId_idx" ON "EmailChange"("userId");
CREATE INDEX "EmailChange_expiresAt_idx" ON "EmailChange"("expiresAt");
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
