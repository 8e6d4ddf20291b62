import { publicMask, type AuthorKind } from "~/domain/identity/names";
import { readableText } from "~/domain/decision/archive-text";
import { revisionFileName } from "~/domain/decision/archive-check";
import type { PublicCatalogue } from "~/domain/decision/public-shapes";
import { canonicalJson } from "~/domain/text/canonical-json";
import { csvLines } from "~/domain/text/csv";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import { archiveWords as words } from "./words-archive";

/** One file of the package, in pieces. */
export interface ArchiveSource {
  path: string;
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

const PAGE = 500;

/**
 * Everything that belongs into the archive package of a decision (Decree 713 Art. 33), file by file in one order: what was public with every
 * revision and review, the catalogue's entries, opinions with what became of them, the checklist of every round, and who did what when.
 * Contacts, receipt codes and full names of individuals are in none of them; see the decision record on the archive.
 *
 * @param tx a snapshot: all files must tell of one moment
 * @param noteProgress called with how many opinions were written
 */
export async function* archiveSources(tx: Tx, decisionId: string, noteProgress: (opinions: number) => Promise<void>): AsyncGenerator<ArchiveSource> {
  const decision = await tx.decision.findUniqueOrThrow({
    where: { id: decisionId },
    include: {
      sections: { select: { id: true, kind: true } },
      drafts: { select: { id: true, number: true } },
      windows: { orderBy: { round: "asc" }, select: { id: true, round: true } },
      hearings: { orderBy: { number: "asc" }, select: { id: true, number: true } },
    },
  });
  const calls = await tx.representativeCall.findMany({ where: { decisionSlug: decision.slug }, select: { id: true, slug: true, draws: { select: { id: true, purpose: true } } } });
  const nouns = new Map<string, string>([
    ["procedure " + decisionId, "procedure"],
    ...decision.sections.map(({ id, kind }): [string, string] => [`section ${id}`, `section-${kind}`]),
    ...decision.drafts.map(({ id, number }): [string, string] => [`draft ${id}`, `draft-${number}`]),
    ...decision.windows.flatMap(({ id, round }): [string, string][] => [
      [`window ${id}`, `window-${round}`],
      [`report ${id}`, `report-${round}`],
    ]),
    ...decision.hearings.map(({ id, number }): [string, string] => [`hearing ${id}`, `hearing-${number}`]),
    ...calls.map(({ id, slug }): [string, string] => [`call ${id}`, `call-${slug}`]),
    ...calls.flatMap(({ slug, draws }) => draws.map(({ id, purpose }): [string, string] => [`draw ${id}`, `draw-${slug}-${purpose}`])),
  ]);
  const names = new Map((await tx.staff.findMany({ select: { id: true, name: true } })).map(({ id, name }) => [id, name]));

  yield { path: "readme.txt", pieces: [words.readme(decision.title)] };
  yield* publicationFiles(tx, nouns, names);
  yield* attachedFiles(tx, nouns);
  yield* catalogueFiles(tx, decision.catalogueId, decision.slug);
  for (const window of decision.windows) yield* opinionFiles(tx, window, noteProgress);
  yield* procedureFiles(tx, decisionId, names);
  const ids = [decisionId, decision.catalogueId, ...[...nouns.keys()].map((noun) => noun.slice(noun.indexOf(" ") + 1))];
  yield { path: "procedure/timeline.jsonl", pieces: timeline(tx, [...new Set(ids)], names) };
}

async function* publicationFiles(tx: Tx, nouns: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): AsyncGenerator<ArchiveSource> {
  const ids = [...nouns.keys()].map((noun) => noun.slice(noun.indexOf(" ") + 1));
  const found = await tx.publication.findMany({ where: { nounId: { in: ids } }, select: { id: true, kind: true, nounId: true } });
  const publications = found.flatMap(({ id, kind, nounId }) => {
    const folder = nouns.get(`${kind} ${nounId}`);
    return folder ? [{ id, folder }] : [];
  });
  publications.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  for (const { id, folder } of publications) {
    const revisions = await tx.revision.findMany({ where: { publicationId: id }, orderBy: { number: "asc" }, include: { reviews: { orderBy: [{ createdAt: "asc" }, { step: "asc" }] } } });
    for (const { number, sha256, content } of revisions) {
      const path = `publications/${folder}/${revisionFileName(number, sha256)}`;
      yield { path, pieces: [canonicalJson(content)] };
      yield { path: path.replace(/json$/, "txt"), pieces: [readableText(`${folder} ${number}`, content as Json)] };
    }
    const history = revisions.map(({ number, sha256, authorId, submittedAt, publishedAt, supersededAt, withdrawnAt, withdrawnReason, reviews }) => ({
      number,
      sha256,
      author: names.get(authorId) ?? authorId,
      submittedAt: submittedAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
      supersededAt: supersededAt?.toISOString() ?? null,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      withdrawnReason,
      reviews: reviews.map(({ step, reviewerId, conclusion, attribute, legalBasis, checks, reasons, reviewedSha256, createdAt }) => ({
        step,
        reviewer: names.get(reviewerId) ?? reviewerId,
        conclusion,
        attribute,
        legalBasis,
        checks: checks as Json,
        reasons,
        reviewedSha256,
        at: createdAt.toISOString(),
      })),
    }));
    yield { path: `publications/${folder}/reviews.json`, pieces: [canonicalJson(history)] };
  }
}

/** The files that hang on what is public now, as they are given out, one at a time. */
async function* attachedFiles(tx: Tx, nouns: ReadonlyMap<string, string>): AsyncGenerator<ArchiveSource> {
  const ids = [...nouns.keys()].map((noun) => noun.slice(noun.indexOf(" ") + 1));
  const found = await tx.attachment.findMany({ where: { ownerId: { in: ids } }, select: { ownerKind: true, ownerId: true, title: true, fileName: true, mediaType: true, sha256: true } });
  const attached = found.flatMap(({ ownerKind, ownerId, ...file }) => {
    const folder = nouns.get(`${ownerKind} ${ownerId}`);
    // The name as it was given, without what a file system could stumble over.
    return folder ? [{ ...file, path: `attachments/${folder}/${file.sha256.slice(0, 16)}-${file.fileName.replace(/[^\p{L}\p{N}._-]/gu, "_")}` }] : [];
  });
  attached.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (attached.length > 0) yield { path: "attachments/list.json", pieces: [canonicalJson(attached)] };
  for (const { path, sha256 } of attached) {
    const { bytes } = await tx.storedFile.findUniqueOrThrow({ where: { sha256 }, select: { bytes: true } });
    yield { path, pieces: [bytes] };
  }
}

/** The decision's own line in every published version of its catalogue; the rest of a catalogue belongs to other decisions. */
async function* catalogueFiles(tx: Tx, catalogueId: string, slug: string): AsyncGenerator<ArchiveSource> {
  const revisions = await tx.revision.findMany({
    where: { publication: { kind: "catalogue", nounId: catalogueId }, publishedAt: { not: null } },
    orderBy: { number: "asc" },
    select: { number: true, sha256: true, content: true, publishedAt: true },
  });
  for (const { number, sha256, content, publishedAt } of revisions) {
    const { items, year, partyConsent } = content as unknown as PublicCatalogue;
    const item = items.find((each) => each.slug === slug);
    if (!item) continue;
    const entry = { year, partyConsent, item, catalogueRevision: number, catalogueSha256: sha256, publishedAt: publishedAt?.toISOString() ?? null };
    yield { path: `catalogue/version-${String(number).padStart(3, "0")}.json`, pieces: [canonicalJson(entry)] };
  }
}

async function* opinionFiles(tx: Tx, window: { id: string; round: number }, noteProgress: (opinions: number) => Promise<void>): AsyncGenerator<ArchiveSource> {
  const base = `opinions/round-${window.round}`;
  const json = async function* () {
    for await (const opinion of opinionsOf(tx, window.id)) {
      if (opinion.number % PAGE === 0) await noteProgress(PAGE);
      yield `${canonicalJson(opinion)}\n`;
    }
  };
  const rows = async function* () {
    for await (const { points, ...opinion } of opinionsOf(tx, window.id)) {
      for (const point of points) {
        yield [opinion.number, opinion.receivedAt, opinion.channel, opinion.author, opinion.clause, words.states[opinion.state], point.text, point.theme, point.disposition ?? "", point.reason];
      }
    }
  };
  const themes = await tx.theme.findMany({
    where: { windowId: window.id },
    orderBy: { position: "asc" },
    select: { position: true, title: true, summary: true, disposition: true, reason: true, changedClause: true, answeredAt: true },
  });
  yield { path: `${base}-themes.json`, pieces: [canonicalJson(themes.map(({ answeredAt, ...theme }) => ({ ...theme, answeredAt: answeredAt?.toISOString() ?? null })))] };
  yield { path: `${base}.jsonl`, pieces: json() };
  yield { path: `${base}.csv`, pieces: csvLines(words.columns, rows()) };
}

/** The opinions of a window in the order of receipt, a page at a time. */
async function* opinionsOf(tx: Tx, windowId: string) {
  let number = 0;
  let last: { receivedAt: Date; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof opinionPage>> = await opinionPage(tx, windowId, last);
    for (const { id: _id, receivedAt, withdrawnAt, hiddenAt, isLate, authorName, authorKind, namePublic, enteredById, clauseLabel, points, ...rest } of page) {
      number += 1;
      const answered = points.map(({ theme, disposition, reason, ...point }) => ({
        ...point,
        theme: theme?.title ?? "",
        disposition: disposition ?? theme?.disposition ?? null,
        reason: disposition ? (reason ?? "") : (theme?.reason ?? ""),
      }));
      yield {
        ...rest,
        number,
        receivedAt: receivedAt.toISOString(),
        authorKind,
        author: maskedAuthor(authorName ?? "", authorKind as AuthorKind, namePublic),
        clause: clauseLabel ?? "",
        state: withdrawnAt ? ("withdrawn" as const) : hiddenAt ? ("hidden" as const) : isLate ? ("late" as const) : ("counted" as const),
        enteredAtDesk: enteredById !== null,
        points: answered,
      };
    }
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end;
  }
}

function opinionPage(tx: Tx, windowId: string, last: { receivedAt: Date; id: string } | null) {
  return tx.opinion.findMany({
    where: { windowId, ...(last && { OR: [{ receivedAt: { gt: last.receivedAt } }, { receivedAt: last.receivedAt, id: { gt: last.id } }] }) },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: PAGE,
    select: {
      id: true, body: true, quotedText: true, clauseLabel: true, authorKind: true, authorName: true, namePublic: true, lang: true, channel: true, receivedAt: true,
      enteredById: true, digest: true, withdrawnAt: true, hiddenAt: true, hiddenRule: true, isLate: true,
      points: { orderBy: { position: "asc" }, select: { position: true, text: true, disposition: true, reason: true, theme: { select: { title: true, disposition: true, reason: true } } } },
    },
  });
}

/** As in the public table: individuals masked unless they agreed to be named, firms and associations by their name. */
function maskedAuthor(name: string, kind: AuthorKind, namePublic: boolean): string {
  return name === "" ? "" : kind === "individual" && !namePublic ? publicMask(name) : name;
}

async function* procedureFiles(tx: Tx, decisionId: string, names: ReadonlyMap<string, string>): AsyncGenerator<ArchiveSource> {
  const steps = await tx.procedureStep.findMany({ where: { decisionId }, orderBy: [{ round: "asc" }, { kind: "asc" }], omit: { id: true, decisionId: true } });
  const turns = await tx.procedureTurn.findMany({ where: { decisionId }, orderBy: { number: "asc" }, omit: { id: true, decisionId: true } });
  const metadata = await tx.decisionMetadata.findUnique({ where: { decisionId }, omit: { decisionId: true, version: true } });
  const record = {
    steps: steps.map(({ updatedById, updatedAt, version: _version, ...step }) => ({ ...step, writtenBy: names.get(updatedById) ?? updatedById, writtenAt: updatedAt.toISOString() })),
    turns: turns.map(({ takenById, takenAt, ...turn }) => ({ ...turn, takenBy: names.get(takenById) ?? takenById, takenAt: takenAt.toISOString() })),
    metadata: metadata && { ...metadata, updatedAt: metadata.updatedAt.toISOString() },
  };
  yield { path: "procedure/record.json", pieces: [canonicalJson(record)] };
  yield { path: "procedure/record.txt", pieces: [readableText(words.procedure, record)] };
}

/** What the timeline tells of. Opinions are in files of their own, and who took a package is no part of it. */
const NOUN_KINDS = ["decision", "procedure", "catalogue", "section", "draft", "window", "report", "hearing", "call", "draw"];

/** Who did what when on the decision and everything that makes it up. Mere reading is no part of the procedure. */
async function* timeline(tx: Tx, nounIds: string[], names: ReadonlyMap<string, string>): AsyncGenerator<string> {
  let after = 0n;
  for (;;) {
    const rows = await tx.auditRow.findMany({ where: { nounKind: { in: NOUN_KINDS }, nounId: { in: nounIds }, id: { gt: after }, NOT: { action: { endsWith: "-read" } } }, orderBy: { id: "asc" }, take: PAGE });
    for (const { id, at, actorKind, actorId, action, nounKind, nounId, detail } of rows) {
      // A citizen stays nameless here as everywhere.
      const actor = actorKind === "staff" && actorId ? (names.get(actorId) ?? actorId) : actorKind;
      yield `${canonicalJson({ id: String(id), at: at.toISOString(), actor, action, nounKind, nounId, detail: detail as Json })}\n`;
    }
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    after = end.id;
  }
}
