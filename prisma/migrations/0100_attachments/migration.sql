CREATE TABLE "StoredFile" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("sha256")
);
-- Pictures and papers are compressed already; trying again costs time and gains nothing.
ALTER TABLE "StoredFile" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "removed" TEXT[],
    "left" TEXT[],
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Attachment_ownerKind_ownerId_createdAt_idx" ON "Attachment"("ownerKind", "ownerId", "createdAt");
CREATE INDEX "Attachment_sha256_idx" ON "Attachment"("sha256");
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is public already has no files.
UPDATE "PublicDocument" SET "body" = "body" || '{"files": []}' WHERE "kind" IN ('section', 'event') AND "withdrawnAt" IS NULL;
