-- The language in which a person reads the shop. Everyone so far read it in English.
ALTER TABLE "User" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';
