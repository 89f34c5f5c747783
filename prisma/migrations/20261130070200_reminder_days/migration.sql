-- On which days buyers are reminded. Without a row: as the shop comes.
CREATE TABLE "ReminderDays" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "afterPayment" INTEGER[],
    "beforeFileEnds" INTEGER[],
    "beforeCoverEnds" INTEGER[],

    CONSTRAINT "ReminderDays_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ReminderDays_one" CHECK ("id" = 1),
    CONSTRAINT "ReminderDays_some" CHECK (cardinality("afterPayment") > 0 AND cardinality("beforeFileEnds") > 0 AND cardinality("beforeCoverEnds") > 0)
);
