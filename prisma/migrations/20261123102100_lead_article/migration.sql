-- The article from which an order was begun, encrypted with the order's key: it tells what the order may be about.
ALTER TABLE "Order" ADD COLUMN "leadArticle" TEXT;
