-- A product whose price Enom does not tell keeps only what waits for that product from being bought.
ALTER TYPE "Blocker" ADD VALUE 'price_unread';
