-- A report keys on (tenant_id, device_id) of its device, whose tenant_id keys on the tenant: the same is said twice, and a log of a million
-- readings checks every row twice. The key to the device alone says it (measured: a quarter of the server's time of the merge).
ALTER TABLE "heartbeat_day" DROP CONSTRAINT "heartbeat_day_tenant_id_fkey";
