-- An order in which a certificate was taken over was no sale: nobody paid on any day.
UPDATE "Order" SET "paidAt" = NULL WHERE source = 'import';
