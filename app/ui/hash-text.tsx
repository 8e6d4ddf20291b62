import type { Lang } from "~/domain/text/lang";

const words = { zh: { full: "完整哈希值（点一下即可全部选中）" }, en: { full: "Full hash (one tap selects all of it)" } } satisfies Record<Lang, unknown>;

export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-8)}`;
}

/** A hash as people compare it: the two ends large, the whole value below, selected by one tap. */
export function HashText({ lang, label, hash }: { lang: Lang; label: string; hash: string }) {
  return (
    <div className="panel stack-tight">
      <p>{label}</p>
      <p className="font-code text-2xl font-bold">
        <span aria-hidden="true">{shortHash(hash)}</span>
        <span className="visually-hidden">{shortHash(hash).replace("…", " … ")}</span>
      </p>
      <p className="soft">{words[lang].full}</p>
      <p>
        <code className="break-all select-all">{hash}</code>
      </p>
    </div>
  );
}
