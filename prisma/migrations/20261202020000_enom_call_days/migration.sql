-- How many calls to Enom began on a day of UTC, by command, what became of them and about how long they took.
CREATE TABLE "EnomCallDay" (
    "day" DATE NOT NULL,
    "command" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "EnomCallDay_pkey" PRIMARY KEY ("day","command","outcome","bucket")
);
