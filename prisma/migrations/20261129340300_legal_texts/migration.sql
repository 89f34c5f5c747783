-- The legal texts of the shop. Each change adds a version; an order keeps the version of the terms its buyer agreed to.
CREATE TABLE "LegalText" (
    "page" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LegalText_pkey" PRIMARY KEY ("page", "version")
);
ALTER TABLE "Order" ADD COLUMN "termsVersion" INTEGER;
