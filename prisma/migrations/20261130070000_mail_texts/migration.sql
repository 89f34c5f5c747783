-- The words that staff gave a mail, in versions. One without words means that the shop's own text is used again.
CREATE TABLE "MailText" (
    "mail" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT,
    "preview" TEXT,
    "body" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailText_pkey" PRIMARY KEY ("mail", "version"),
    CONSTRAINT "MailText_whole" CHECK (num_nulls("subject", "preview", "body") IN (0, 3))
);

-- The version of the words that a mail was sent with. Null: the shop's own text.
ALTER TABLE "Mail" ADD COLUMN "textVersion" INTEGER;
