import { isRole, type Role } from "~/domain/identity/roles";
import type { Db } from "~/platform/db.server";

const ROWS = 50;

export interface Account {
  id: string;
  name: string;
  email: string;
  unitId: string;
  unitName: string;
  roles: Role[];
  closedAt: Date | null;
}

const shown = { id: true, name: true, email: true, unitId: true, closedAt: true, unit: { select: { name: true } }, roles: { select: { role: true } } } as const;

function account(row: { id: string; name: string; email: string; unitId: string; closedAt: Date | null; unit: { name: string }; roles: { role: string }[] }): Account {
  const { unit, roles, ...rest } = row;
  return { ...rest, unitName: unit.name, roles: roles.map(({ role }) => role).filter(isRole) };
}

/** The accounts unit by unit, fifty at a time. `after`: the last account of the page before. */
export async function listAccounts(db: Db, after: string | null): Promise<{ accounts: Account[]; next: string | null }> {
  const last = after === null ? null : await db.staff.findUnique({ where: { id: after }, select: { unitId: true, id: true } });
  const rows = await db.staff.findMany({
    where: last ? { OR: [{ unitId: { gt: last.unitId } }, { unitId: last.unitId, id: { gt: last.id } }] } : {},
    orderBy: [{ unitId: "asc" }, { id: "asc" }],
    take: ROWS + 1,
    select: shown,
  });
  return { accounts: rows.slice(0, ROWS).map(account), next: rows.length > ROWS ? (rows[ROWS - 1]?.id ?? null) : null };
}

/** One account with everybody who could be its successor by unit or role; null when there is none. */
export async function accountForClosing(db: Db, id: string): Promise<{ account: Account; colleagues: Account[] } | null> {
  const row = await db.staff.findUnique({ where: { id }, select: shown });
  if (!row) return null;
  const colleagues = await db.staff.findMany({
    where: { closedAt: null, id: { not: id }, OR: [{ unitId: row.unitId }, { roles: { some: { role: { in: row.roles.map(({ role }) => role) } } } }] },
    orderBy: [{ unitId: "asc" }, { id: "asc" }],
    select: shown,
  });
  return { account: account(row), colleagues: colleagues.map(account) };
}
