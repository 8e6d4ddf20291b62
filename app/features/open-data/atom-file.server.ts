import { Feed } from "feed";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import type { Published } from "./public-queries.server";
import { documentKindName, openDataWords } from "./words";

const DELETED = "http://purl.org/atompub/tombstones/1.0";

/**
 * What was published last as an Atom feed (RFC 4287). What was withdrawn is a deleted entry (RFC 6721), so that a reader takes it off its list;
 * readers that do not know deleted entries pass over them.
 *
 * @param site the office's name, the site's address without a trailing slash, and the feed's own path
 */
export function atomFile(changes: readonly Published[], site: { officeName: string; publicUrl: string; path: string }, lang: Lang): string {
  const feed = new Feed({
    id: site.publicUrl + site.path,
    title: printable(openDataWords[lang].officeFeed(site.officeName)),
    link: site.publicUrl + localPath(lang, "/"),
    feed: site.publicUrl + site.path,
    language: lang === "zh" ? "zh-CN" : "en",
    // An empty feed changed when time began: a moment that never changes keeps its bytes the same.
    updated: changes[0]?.updatedAt ?? new Date(0),
    author: { name: printable(site.officeName) },
    generator: false,
  });
  for (const change of changes.filter(({ withdrawnAt }) => withdrawnAt === null)) {
    feed.addItem({
      id: idOf(change),
      title: printable(`${documentKindName(lang, change.kind)}${lang === "zh" ? "：" : ": "}${change.title}`),
      link: site.publicUrl + localPath(lang, change.path),
      date: change.updatedAt,
      published: change.publishedAt,
      category: [{ term: change.kind, name: change.kind }],
    });
  }
  const deleted = changes
    .filter(({ withdrawnAt }) => withdrawnAt !== null)
    .map((change) => `    <at:deleted-entry xmlns:at="${DELETED}" ref="${idOf(change)}" when="${change.updatedAt.toISOString()}"/>\n`);
  return feed.atom1().replace(/<\/feed>\s*$/, () => `${deleted.join("")}</feed>\n`);
}

function idOf({ id }: Published): string {
  return `urn:uuid:${id}`;
}

/** XML 1.0 has no other control characters and no half pairs. */
function printable(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "");
}
