-- How often something happened in the shop, by day: pages seen, baskets begun, and what a check stopped. Nothing about who.
CREATE TABLE "DailyCount" (
    "day" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL,

    CONSTRAINT "DailyCount_pkey" PRIMARY KEY ("day","what","code")
);
