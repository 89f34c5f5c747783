-- How the shop looks, how buyers reach it, and who its mails come from. Null: as the shop comes, or as the settings of the server say.
ALTER TABLE "Brand" ADD COLUMN "accentLight" TEXT,
ADD COLUMN "accentDark" TEXT,
ADD COLUMN "supportEmail" TEXT,
ADD COLUMN "supportPhone" TEXT,
ADD COLUMN "senderName" TEXT,
ADD COLUMN "replyTo" TEXT,
ADD COLUMN "logo" TEXT;

ALTER TABLE "Brand" ADD CONSTRAINT "Brand_accents" CHECK (num_nulls("accentLight", "accentDark") IN (0, 2));

-- The images staff uploaded, by the name of their file, which holds the hash of their bytes.
CREATE TABLE "LogoFile" (
    "name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LogoFile_pkey" PRIMARY KEY ("name")
);

ALTER TABLE "Brand" ADD CONSTRAINT "Brand_logo_fkey" FOREIGN KEY ("logo") REFERENCES "LogoFile"("name") ON DELETE RESTRICT ON UPDATE CASCADE;
