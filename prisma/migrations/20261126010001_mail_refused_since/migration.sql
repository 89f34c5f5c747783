-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "refusedSince" TIMESTAMP(3);
