-- Feeds and the reading API read everything public by its last change, one page after the other.
CREATE INDEX "PublicDocument_updatedAt_id_idx" ON "PublicDocument"("updatedAt", "id");
