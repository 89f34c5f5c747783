-- CreateTable
CREATE TABLE "StripeList" (
    "name" TEXT NOT NULL,
    "readTo" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StripeList_pkey" PRIMARY KEY ("name")
);
