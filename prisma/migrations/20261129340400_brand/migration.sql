-- The name of the shop. One row; without it the shop is called Keelmark.
CREATE TABLE "Brand" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Brand_one_row" CHECK ("id" = 1)
);
