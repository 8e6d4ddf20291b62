-- Which opinions have a point with this outcome is answered from the index alone, without reading the texts that stand in the table.
DROP INDEX "Point_windowId_disposition_idx";

-- CreateIndex
CREATE INDEX "Point_windowId_opinionId_disposition_themeId_idx" ON "Point"("windowId", "opinionId", "disposition", "themeId");
