-- The working-day calendar as data, and the audit chain.

CREATE TABLE "CalendarYear" (
    "year" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "sourceDocument" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedById" TEXT,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("year")
);

CREATE TABLE "CalendarDay" (
    "year" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("year","on")
);

ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_year_fkey" FOREIGN KEY ("year") REFERENCES "CalendarYear"("year") ON DELETE CASCADE ON UPDATE CASCADE;

-- A row of the trail gets its place in the chain after its transaction is over, from the sealing job alone.
ALTER TABLE "AuditRow"
    ADD COLUMN "position" BIGINT,
    ADD COLUMN "previousHash" TEXT,
    ADD COLUMN "hash" TEXT,
    ADD COLUMN "sealedAt" TIMESTAMPTZ(3);

CREATE UNIQUE INDEX "AuditRow_position_key" ON "AuditRow"("position");
-- What waits to be sealed, and nothing else: it stays as small as the queue.
CREATE INDEX "AuditRow_unsealed_idx" ON "AuditRow"("id") WHERE "position" IS NULL;
CREATE INDEX "AuditRow_at_idx" ON "AuditRow"("at");
CREATE INDEX "AuditRow_action_id_idx" ON "AuditRow"("action", "id");
CREATE INDEX "AuditRow_nounKind_id_idx" ON "AuditRow"("nounKind", "id");

CREATE TABLE "AuditChain" (
    "id" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "checkpointPosition" BIGINT NOT NULL,
    "checkpointHash" TEXT NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("id")
);

INSERT INTO "AuditChain" VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));

CREATE TABLE "AuditCheck" (
    "id" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "requestedById" TEXT,
    "rowsChecked" INTEGER NOT NULL DEFAULT 0,
    "rowsTotal" INTEGER NOT NULL DEFAULT 0,
    "finishedAt" TIMESTAMPTZ(3),
    "fault" JSONB,

    CONSTRAINT "AuditCheck_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "AuditCheck_requestedAt_idx" ON "AuditCheck"("requestedAt");

-- The trail is append-only. A row may be given its place once, and nothing else of it may change; it may go only when retention has moved
-- the checkpoint of the chain past it. The whole table can be emptied only while nothing in it is sealed.
CREATE FUNCTION "guardAuditRow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD."position" IS NULL AND NEW."position" IS NOT NULL
           AND (OLD."id", OLD."at", OLD."actorKind", OLD."actorId", OLD."action", OLD."nounKind", OLD."nounId", OLD."revisionId", OLD."detail")
               IS NOT DISTINCT FROM
               (NEW."id", NEW."at", NEW."actorKind", NEW."actorId", NEW."action", NEW."nounKind", NEW."nounId", NEW."revisionId", NEW."detail")
        THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF OLD."position" <= (SELECT "checkpointPosition" FROM "AuditChain" WHERE "id" = 1) THEN
            RETURN OLD;
        END IF;
    ELSIF TG_OP = 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT 1 FROM "AuditRow" WHERE "position" IS NOT NULL) THEN
            RETURN NULL;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only (% refused)', TG_OP;
END
$$;

CREATE TRIGGER "AuditRow_append_only" BEFORE UPDATE OR DELETE ON "AuditRow" FOR EACH ROW EXECUTE FUNCTION "guardAuditRow"();
CREATE TRIGGER "AuditRow_no_truncate" BEFORE TRUNCATE ON "AuditRow" FOR EACH STATEMENT EXECUTE FUNCTION "guardAuditRow"();
