-- One sweep of a tenant's day, whoever starts it and however often it is started again.
CREATE UNIQUE INDEX clean_up_one_sweep ON clean_up (tenant_id, as_of) WHERE kind = 'sweep';

-- The second justification of one silence, and every later one, waits for the CRO.
ALTER TABLE "justification" ADD COLUMN "escalated" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE justification_ruling ADD CONSTRAINT justification_ruling_reason CHECK (length(reason) BETWEEN 1 AND 2000);

-- One mail of warnings per person and night, however often the night's job is started.
CREATE TABLE "warning_mail" (
    "tenant_id" UUID NOT NULL,
    "warned_on" DATE NOT NULL,
    "user_id" UUID NOT NULL,
    "deals" INTEGER NOT NULL,
    "delivered" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "warning_mail_pkey" PRIMARY KEY ("tenant_id", "warned_on", "user_id")
);
ALTER TABLE "warning_mail" ADD CONSTRAINT "warning_mail_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "warning_mail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "warning_mail" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "warning_mail"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
