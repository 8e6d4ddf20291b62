import type { Json } from "~/domain/text/json";
import type { Db, Tx } from "./db.server";

/** Who acts. The system itself acts in jobs and seeds. */
export type Actor =
  | { kind: "staff"; id: string }
  | { kind: "citizen"; id: string }
  | { kind: "anonymous" }
  | { kind: "system" };

/** One thing that happened: becomes an audit row in the transaction of the command. */
export interface RecordedEvent {
  /** `noun.verb-past`, for example `opinion.submitted`. */
  action: string;
  nounKind: string;
  nounId: string;
  revisionId?: string;
  /** Facts that help an auditor; never personal data, never the text of an opinion. */
  detail?: Record<string, Json>;
}

export interface JobRequest {
  task: string;
  payload: Record<string, Json>;
  /** Jobs with the same key are one job. */
  key?: string;
  runAt?: Date;
}

/** What a command gets to work with. */
export interface Work {
  tx: Tx;
  now: Date;
  actor: Actor;
  /** Writes the audit row and, in the same transaction, the jobs that will tell people. */
  record(event: RecordedEvent, jobs?: JobRequest[]): Promise<void>;
}

export type Outcome = { ok: true } | { ok: false; reason: string };

/** More commands are waiting than the queue takes; the caller answers 503 with Retry-After. */
export class QueueFull extends Error {}

class Refused extends Error {
  constructor(readonly outcome: { ok: false; reason: string }) {
    super(outcome.reason);
  }
}

export interface UnitOfWork {
  /**
   * Runs one command in one transaction. A refusal (`ok: false`) rolls back whatever was written; success without a
   * recorded event is a programming error, because then nobody could say later who did it. Serialization conflicts and
   * deadlocks are tried again, three times.
   *
   * @throws {QueueFull} when too many commands wait.
   */
  <Result extends Outcome>(context: { now: Date; actor: Actor }, command: (work: Work) => Promise<Result>): Promise<Result>;
  /** How many commands this process has committed: what was rendered under another number may be out of date. */
  commits(): number;
}

const RETRIES = 3;

/**
 * @param db the pool
 * @param options `concurrency` transactions at once (below the pool's size, so that readers find connections),
 *   `queueLength` commands that may wait, `clockOffsetMs` to be taken off the instants of scheduled jobs
 */
export function createUnitOfWork(
  db: Db,
  options: { concurrency: number; queueLength: number; clockOffsetMs: number },
): UnitOfWork {
  const enter = createGate(options.concurrency, options.queueLength);
  let commits = 0;

  const run = async <Result extends Outcome>(
    context: { now: Date; actor: Actor },
    command: (work: Work) => Promise<Result>,
  ): Promise<Result> => {
    const leave = await enter();
    try {
      for (let attempt = 0; ; attempt += 1) {
        try {
          const result = await db.$transaction(
            async (tx) => {
              let recorded = 0;
              const outcome = await command({
                tx,
                ...context,
                record: async (event, jobs = []) => {
                  recorded += 1;
                  await writeAuditRow(tx, context, event);
                  for (const job of jobs) await addJob(tx, job, options.clockOffsetMs);
                },
              });
              if (!outcome.ok) throw new Refused(outcome);
              if (recorded === 0) throw new Error("a command that changes something must record what it did");
              return outcome;
            },
            { maxWait: 30_000, timeout: 30_000 },
          );
          commits += 1;
          return result;
        } catch (error) {
          // `Refused` carries back exactly what the command returned.
          if (error instanceof Refused) return error.outcome as Result;
          if (attempt >= RETRIES || !isConflict(error)) throw error;
        }
      }
    } finally {
      leave();
    }
  };
  return Object.assign(run, { commits: () => commits });
}

async function writeAuditRow(tx: Tx, context: { now: Date; actor: Actor }, event: RecordedEvent): Promise<void> {
  await tx.auditRow.create({
    data: {
      at: context.now,
      actorKind: context.actor.kind,
      actorId: "id" in context.actor ? context.actor.id : null,
      action: event.action,
      nounKind: event.nounKind,
      nounId: event.nounId,
      revisionId: event.revisionId ?? null,
      detail: event.detail ?? {},
    },
  });
}

/** Adds a job in the transaction: it exists exactly if the facts do. */
async function addJob(tx: Tx, job: JobRequest, clockOffsetMs: number): Promise<void> {
  const runAt = job.runAt ? new Date(job.runAt.getTime() - clockOffsetMs) : null;
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${job.task}, payload := ${JSON.stringify(job.payload)}::json, run_at := ${runAt}::timestamptz,
    max_attempts := 12, job_key := ${job.key ?? null}::text)`;
}

/** PostgreSQL 40001 and 40P01, as Prisma (P2034) or the driver report them. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return code === "P2034" || code === "40001" || code === "40P01" || /deadlock detected|could not serialize/.test(error.message);
}

function createGate(concurrency: number, queueLength: number): () => Promise<() => void> {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return () => {
    if (running < concurrency) {
      running += 1;
      return Promise.resolve(leave);
    }
    if (waiting.length >= queueLength) return Promise.reject(new QueueFull("too many commands are waiting"));
    return new Promise((resolve) => waiting.push(() => resolve(leave)));
  };
}
