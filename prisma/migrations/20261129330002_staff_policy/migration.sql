-- Whether staff need a second step. No row: not required, as before.
CREATE TABLE "StaffPolicy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secondStep" BOOLEAN NOT NULL,
    CONSTRAINT "StaffPolicy_pkey" PRIMARY KEY ("id")
);
