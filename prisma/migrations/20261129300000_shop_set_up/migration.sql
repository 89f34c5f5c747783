-- A fresh shop is closed until staff open it, and staff write down how it is backed up. A shop without a row is open.
CREATE TABLE "ShopSetUp" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "openedAt" TIMESTAMP(3),
  "backup" TEXT,
  "backupNotedAt" TIMESTAMP(3),
  CONSTRAINT "ShopSetUp_pkey" PRIMARY KEY ("id")
);
