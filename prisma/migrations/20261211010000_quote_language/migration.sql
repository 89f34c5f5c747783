-- The language of a quote's mail and page, and of the account that accepting it makes, if its address has none.
ALTER TABLE "Quote" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';
