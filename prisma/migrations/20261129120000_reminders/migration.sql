-- Reminders: each certificate says when to look at it next. Those that exist are looked at in the next minute.
ALTER TABLE "Certificate" ADD COLUMN "remindAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, ADD COLUMN "renewsId" UUID;
CREATE INDEX "Certificate_remindAt_id_idx" ON "Certificate"("remindAt", "id");
CREATE INDEX "Certificate_renewsId_idx" ON "Certificate"("renewsId");
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_renewsId_fkey" FOREIGN KEY ("renewsId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Ordering again: the line and the item remember which certificate is followed.
ALTER TABLE "CartLine" ADD COLUMN "renewsId" UUID;
ALTER TABLE "OrderItem" ADD COLUMN "renewsId" UUID;

-- Calendars with a secret address.
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");
CREATE UNIQUE INDEX "CalendarFeed_userId_about_key" ON "CalendarFeed"("userId", "about");
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
