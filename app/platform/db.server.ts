import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "./generated/client";

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** Opens the pool. One process opens one; `size` connections at most. */
export function openDb(databaseUrl: string, size: number): Db {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: size, connectionTimeoutMillis: 30_000, options: "-c timezone=UTC" }),
  });
}
