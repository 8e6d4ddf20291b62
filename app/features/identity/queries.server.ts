import type { Db } from "~/platform/db.server";

/** The staff personas of the demo's sign-in page, in the order of their creation. */
export async function listPersonas(db: Db): Promise<{ persona: string; name: string; unitName: string }[]> {
  const rows = await db.staff.findMany({
    where: { persona: { not: null } },
    orderBy: { id: "asc" },
    select: { persona: true, name: true, unit: { select: { name: true } } },
  });
  return rows.flatMap((row) => (row.persona ? [{ persona: row.persona, name: row.name, unitName: row.unit.name }] : []));
}
