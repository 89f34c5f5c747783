-- A refund of an order that was lost with the database has a cause of its own, so that its buyer reads why in their language.
ALTER TYPE "RefundCause" ADD VALUE 'lost_order';
