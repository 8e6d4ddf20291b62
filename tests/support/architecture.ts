import path from "node:path";

/**
 * Checks of the shape of the source tree, see "The tree" and "Closed vocabulary of a feature folder" in the design. Each
 * takes a map from path to text and returns one line for each breach, so that a planted bad sample can show that it bites.
 */
export type SourceFiles = Map<string, string>;

interface Import {
  /** Path below the root without extension, such as `app/domain/text/lang`; a package's name for a package. */
  target: string;
  isPackage: boolean;
  /** Types alone are gone when the program runs. */
  typeOnly: boolean;
}

type Layer =
  | "domain"
  | "platform"
  | "ui"
  | "feature"
  | "part"
  | "publications"
  | "route"
  | "shell"
  | "worker"
  | "gate-client"
  | "page-client"
  | "emails";

/** Who may import whom. What is not here is outside the product's code: prisma, tests, server.ts. */
const ALLOWED: Record<Layer, Layer[]> = {
  domain: ["domain"],
  platform: ["domain", "platform"],
  ui: ["domain", "ui"],
  feature: ["domain", "platform", "feature"],
  part: ["domain", "platform", "feature", "part", "ui"],
  publications: ["domain", "platform", "feature"],
  route: ["domain", "platform", "feature", "part", "ui", "route", "publications", "shell"],
  shell: ["domain", "platform", "feature", "part", "ui", "route", "shell"],
  worker: ["domain", "platform", "feature", "publications", "worker", "emails"],
  "gate-client": ["domain", "gate-client"],
  "page-client": ["domain", "page-client"],
  emails: ["domain", "emails"],
};

/**
 * The one thing that features take from another feature: every noun asks who is asking, and the answer must be the same
 * everywhere. Anything else meets in a route, in the domain, or through a job.
 */
const SHARED_BY_FEATURES = "app/features/identity/viewer.server";

/** Hashing gives the same for the same, so the domain stays pure; this is its only door to the machine. */
const DOMAIN_PACKAGES = new Map([["app/domain/text/sha256.ts", ["node:crypto"]]]);

function layerOf(file: string): Layer | null {
  if (/^emails\//.test(file)) return "emails";
  if (/^app\/publications(\.|$)/.test(file)) return "publications";
  if (/^app\/worker([./]|$)/.test(file)) return "worker";
  if (/^app\/features\/[^/]+\/parts\//.test(file)) return "part";
  if (/^app\/features\//.test(file)) return "feature";
  const folder = /^app\/(domain|platform|ui|routes|gate-client|page-client)\//.exec(file)?.[1];
  if (folder) return folder === "routes" ? "route" : (folder as Layer);
  return /^app\/[^/]+$/.test(file) ? "shell" : null;
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const nounOf = (file: string) => /^app\/features\/([^/]+)\//.exec(file)?.[1];

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:([\w*{}\s,$]*?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
  for (const [, type, names, from, dynamic] of text.matchAll(pattern)) {
    const specifier = from ?? dynamic ?? "";
    const isRelative = specifier.startsWith(".");
    const isPackage = !isRelative && !specifier.startsWith("~/");
    const target = isRelative ? path.posix.join(path.posix.dirname(file), specifier) : specifier.replace(/^~\//, "app/");
    const listed = /^\{(.*)\}$/s.exec(names?.trim() ?? "")?.[1]?.split(",").map((name) => name.trim()).filter(Boolean);
    const typeOnly = type !== undefined || (listed !== undefined && listed.length > 0 && listed.every((name) => name.startsWith("type ")));
    found.push({ target: target.replace(/\.(tsx?|js)$/, ""), isPackage, typeOnly });
  }
  return found;
}

/** Imports go one way: routes, worker -> features -> platform -> domain; pages -> ui; worker -> emails -> domain. */
export function wrongImports(files: SourceFiles): string[] {
  const faults: string[] = [];
  for (const [file, text] of files) {
    const layer = layerOf(file);
    if (layer === null || isTest(file)) continue;
    for (const { target, isPackage, typeOnly } of importsOf(file, text)) {
      if (isPackage) {
        if (layer === "domain" && !DOMAIN_PACKAGES.get(file)?.includes(target)) faults.push(`${file} imports ${target}: the domain imports only itself`);
        continue;
      }
      const targetLayer = layerOf(target);
      // Words may name the sign that goes with a state; the sign itself is drawn by a part.
      if (typeOnly && targetLayer === "ui" && /^app\/features\/[^/]+\/words[a-z-]*\.ts$/.test(file)) continue;
      if (targetLayer === null || !ALLOWED[layer].includes(targetLayer)) {
        if (!/\.css(\?\w+)?$/.test(target)) faults.push(`${file} imports ${target}: ${layer} may not import ${targetLayer ?? "what is outside the app"}`);
      } else if ((layer === "feature" || layer === "part") && nounOf(target) !== undefined && nounOf(target) !== nounOf(file) && target !== SHARED_BY_FEATURES) {
        faults.push(`${file} imports ${target}: a feature imports no other feature`);
      } else if (runsInBrowser(file, layer) && /\.server$/.test(target) && !typeOnly) {
        faults.push(`${file} imports ${target}: it is drawn in the browser too and may take types from the server, no code`);
      }
    }
  }
  return faults;
}

/** Routes are not in here: the framework takes loader and action out of what the browser gets. */
function runsInBrowser(file: string, layer: Layer): boolean {
  return ["ui", "part", "domain", "gate-client", "page-client"].includes(layer) || (layer === "feature" && !/\.server\.tsx?$/.test(file));
}

/** Prisma's types stay where the database is spoken to. */
export function prismaOutsideServer(files: SourceFiles): string[] {
  return [...files].flatMap(([file, text]) =>
    !file.startsWith("app/platform/") && file !== "app/publications.ts" && !/\.server\.tsx?$/.test(file) && layerOf(file) !== null && !isTest(file)
      ? importsOf(file, text)
          .filter(({ target }) => target.startsWith("app/platform/generated/") || /^@?prisma\b/.test(target))
          .map(({ target }) => `${file} imports ${target}: Prisma's types stay in platform/ and *.server.ts`)
      : [],
  );
}

const WRITES = "create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany";

/** What the public sees is written by one file. */
export function projectionWriters(files: SourceFiles): string[] {
  const prisma = new RegExp(`\\b(?:publicDocument|reportRow)\\s*\\.\\s*(${WRITES})\\b`);
  const sql = /\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(\s+TABLE)?)\s+"(PublicDocument|ReportRow)"/i;
  return [...files]
    .filter(([file, text]) => /^(app|prisma)\/.*\.tsx?$/.test(file) && file !== "app/publications.ts" && !isTest(file) && (prisma.test(text) || sql.test(text)))
    .map(([file]) => `${file} writes PublicDocument: only app/publications.ts does`);
}

/** Tables without anything personal, whose figures change by the minute: the seats of a session and of a hall. */
const LIVE_FIGURES = ["eventSession", "hall"];

/** Public reads see projections, and of everything else numbers alone. */
export function publicReadsBesideProjections(files: SourceFiles): string[] {
  const faults: string[] = [];
  for (const [file, text] of files) {
    if (/^app\/features\/[^/]+\/public-queries\.server\.ts$/.test(file)) {
      for (const [, model = "", verb = ""] of text.matchAll(/\b(?:db|tx)\s*\.\s*(\$?\w+)(?:\s*\.\s*(\w+))?/g)) {
        if (model === "server" || model === "publicDocument" || LIVE_FIGURES.includes(model) || ["count", "groupBy", "aggregate"].includes(verb)) continue;
        faults.push(`${file} reads ${model}: the public sees projections and numbers`);
      }
    }
    if (/^app\/routes\/(public|feeds)\//.test(file)) {
      for (const { target } of importsOf(file, text)) {
        if (/^app\/features\/(?!identity\/)[^/]+\/queries\.server$/.test(target)) faults.push(`${file} imports ${target}: public pages read through public-queries.server.ts`);
      }
    }
  }
  return faults;
}

/** Reads read, and routes do not speak to the database themselves. */
export function misplacedDatabaseWork(files: SourceFiles): string[] {
  const writes = new RegExp(`\\.\\s*(${WRITES})\\s*\\(\\s*\\{|\\$executeRaw|\\bunitOfWork\\s*\\(`);
  return [...files].flatMap(([file, text]) => {
    if (/^app\/features\/.*queries\.server\.ts$/.test(file) && writes.test(text)) return [`${file} writes: queries only read`];
    if (/^app\/routes\/(?!system\/)/.test(file) && !isTest(file) && /\bplatform\s*\.\s*(db\s*\.|unitOfWork)/.test(text)) return [`${file} speaks to the database: that is for a feature`];
    return [];
  });
}

const FEATURE_FILE = /^app\/features\/[a-z][a-z-]*\/((schema|words)(-[a-z]+)*\.ts|[a-z][a-z-]*\.server\.ts|parts\/[a-z][a-z-]*\.tsx?|(parts\/)?[a-z][a-z.-]*\.test\.tsx?)$/;

/** A feature folder holds a closed list of kinds of file. What a part works out before it draws may stand beside it. */
export function foreignFeatureFiles(files: SourceFiles): string[] {
  return [...files.keys()].filter((file) => file.startsWith("app/features/") && !FEATURE_FILE.test(file)).map((file) => `${file}: a feature holds schema.ts, words.ts, queries, <verb>.server.ts, parts and tests`);
}

/** Names say what is inside: no drawers for odds and ends, no barrels, kebab-case. */
export function badNames(files: SourceFiles): string[] {
  const faults: string[] = [];
  for (const [file, text] of files) {
    const segments = file.replace(/(\.[a-z]+)+$/, "").split("/");
    if (segments.some((segment) => /^(utils?|helpers?|common|hooks|misc|shared)$/.test(segment))) faults.push(`${file}: a drawer for odds and ends`);
    if (/(^|\/)index\.tsx?$/.test(file) || /^export \* from/m.test(text)) faults.push(`${file}: a barrel`);
    if (/\.tsx?$/.test(file) && !/^([a-z0-9.@-]+\/)*[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(file)) faults.push(`${file}: not in kebab-case`);
  }
  return faults;
}

/** A route is read top to bottom in one go, any file in one sitting. Texts of the demo world are as long as they are. */
export function tooLong(files: SourceFiles): string[] {
  return [...files].flatMap(([file, text]) => {
    if (!/\.(tsx?|css|js)$/.test(file) || file.startsWith("prisma/seed/texts/")) return [];
    const lines = text.trimEnd().split("\n").length;
    const limit = /^app\/routes\//.test(file) && !isTest(file) ? 200 : 400;
    return lines > limit ? [`${file} has ${lines} lines, more than ${limit}`] : [];
  });
}

/** A length of time as a number in code: a constant of milliseconds, hours of a day, days added to or taken from a day. */
const OWN_PERIOD = /\b\w*_(?:MS|DAYS|HOURS|MONTHS)\b|86_?400_?000|3_?600_?000|\baddDays\(|\b24 \* \d|\bhoursAgo\b/;

/** What removes things that have had their time takes the time from the retention table, and counts none by itself. */
export function ownPeriods(files: SourceFiles): string[] {
  const faults: string[] = [];
  for (const [file, text] of files) {
    if (!file.startsWith("app/") || isTest(file) || !/"(?:audit\.)?retention[.-]applied"/.test(text)) continue;
    if (!importsOf(file, text).some(({ target }) => /^app\/domain\/(?:identity|audit)\/retention$/.test(target))) faults.push(`${file} removes what has had its time, and does not read the retention table`);
    else if (OWN_PERIOD.test(text)) faults.push(`${file} has a period of its own: it belongs into app/domain/identity/retention.ts`);
  }
  return faults;
}
