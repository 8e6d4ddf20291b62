-- Each publication of a catalogue is a version of its own, with its own consent.
CREATE TABLE "CatalogueVersion" (
  "id" TEXT NOT NULL,
  "catalogueId" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "partyConsentMeeting" TEXT,
  "partyConsentOn" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  "originalOn" TEXT,
  "originalAddress" TEXT NOT NULL DEFAULT '',
  "revisionId" TEXT,
  "publishedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "CatalogueVersion_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CatalogueVersion_catalogueId_number_key" ON "CatalogueVersion"("catalogueId", "number");
ALTER TABLE "CatalogueVersion" ADD CONSTRAINT "CatalogueVersion_catalogueId_fkey"
  FOREIGN KEY ("catalogueId") REFERENCES "Catalogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was published so far, in its order.
INSERT INTO "CatalogueVersion" ("id", "catalogueId", "number", "partyConsentMeeting", "partyConsentOn", "note", "revisionId", "publishedAt", "createdAt")
SELECT gen_random_uuid()::text, c."id", row_number() OVER (PARTITION BY c."id" ORDER BY r."number"),
  r."content" -> 'partyConsent' ->> 'meeting', r."content" -> 'partyConsent' ->> 'on', coalesce(r."content" ->> 'note', ''),
  r."id", r."publishedAt", r."createdAt"
FROM "Catalogue" c
JOIN "Publication" p ON p."kind" = 'catalogue' AND p."nounId" = c."id"
JOIN "Revision" r ON r."publicationId" = p."id" AND r."publishedAt" IS NOT NULL;

-- And what is being worked on: nobody knows whether it differs, so it needs its consent again where something was published.
INSERT INTO "CatalogueVersion" ("id", "catalogueId", "number", "partyConsentMeeting", "partyConsentOn", "note", "createdAt")
SELECT gen_random_uuid()::text, c."id", coalesce(v."last", 0) + 1,
  CASE WHEN v."last" IS NULL THEN c."partyConsentMeeting" END, CASE WHEN v."last" IS NULL THEN c."partyConsentOn" END, c."note", c."createdAt"
FROM "Catalogue" c
LEFT JOIN (SELECT "catalogueId", max("number") AS "last" FROM "CatalogueVersion" GROUP BY 1) v ON v."catalogueId" = c."id";

ALTER TABLE "Catalogue" DROP COLUMN "partyConsentMeeting", DROP COLUMN "partyConsentOn", DROP COLUMN "note";

-- Where an item comes from that was carried over from an earlier year.
ALTER TABLE "Decision" ADD COLUMN "carriedFromYear" INTEGER, ADD COLUMN "carriedFromSlug" TEXT;
CREATE UNIQUE INDEX "Decision_catalogueId_carriedFromSlug_key" ON "Decision"("catalogueId", "carriedFromSlug");

CREATE TABLE "CarriedItem" (
  "id" TEXT NOT NULL,
  "catalogueId" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "slug" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "toYear" INTEGER NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "CarriedItem_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CarriedItem_catalogueId_number_key" ON "CarriedItem"("catalogueId", "number");
CREATE UNIQUE INDEX "CarriedItem_catalogueId_slug_key" ON "CarriedItem"("catalogueId", "slug");
ALTER TABLE "CarriedItem" ADD CONSTRAINT "CarriedItem_catalogueId_fkey"
  FOREIGN KEY ("catalogueId") REFERENCES "Catalogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A window that had been opened before the office came here: where its notice stands, and what readers should know.
ALTER TABLE "ConsultationWindow" ADD COLUMN "originalNotice" TEXT NOT NULL DEFAULT '', ADD COLUMN "originalNote" TEXT NOT NULL DEFAULT '';

-- Under which other names imported tables mean a unit.
CREATE TABLE "UnitAlias" (
  "name" TEXT NOT NULL,
  "unitId" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "UnitAlias_pkey" PRIMARY KEY ("name")
);
