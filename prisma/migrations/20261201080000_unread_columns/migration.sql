-- Nothing ever read these.
ALTER TABLE "ExchangeRate" DROP COLUMN "updatedAt";
ALTER TABLE "SupplierTicket" DROP COLUMN "openedBy";
