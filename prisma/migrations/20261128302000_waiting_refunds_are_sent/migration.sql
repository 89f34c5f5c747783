-- Refunds that wait in the queue are named by what their job reads now. Their ids are the same.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
    UPDATE graphile_worker._private_jobs
       SET payload = json_build_object('refundId', payload->>'billingRecordId')
     WHERE payload->>'billingRecordId' IS NOT NULL
       AND task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'order.send_refund');
  END IF;
END
$$;
