import type { Lang } from "~/domain/text/lang";
import { Shape } from "~/ui/shape";

const words = {
  zh: {
    here: "按下按钮，您的浏览器会下载完整记录，从名册和公开随机数重新算一遍，不经过我们的服务器。",
    run: "重新计算",
    hash: "抽选前公布的哈希值",
    hashHint: "已经填好。您在抽选以前记下了哈希值的，可以换成您记下的那一个。",
    file: "核对您手里的记录文件（选填）",
    fileHint: "选择文件后，核对的是这个文件，而不是网上的记录。",
    noScript: "您的浏览器没有运行脚本，这里不能直接计算。请用下面的办法核对。",
    offline: "不信任这个网页？在装有本系统源代码的任何一台电脑上，不连网也能核对：",
    command: (drawId: string, hash: string) => `npm run draw:verify -- ${drawId}.json --hash ${hash}`,
  },
  en: {
    here: "Press the button: your browser downloads the whole record and makes the draw again from the pool and the public value. Our server takes no part in it.",
    run: "Compute again",
    hash: "Hash published before the draw",
    hashHint: "It is filled in. If you noted the hash before the draw, you can put in the one you noted.",
    file: "Check a record file of your own (optional)",
    fileHint: "If you choose a file, this file is checked and not the record on the site.",
    noScript: "Your browser runs no scripts, so nothing can be computed here. Please check it in the following way.",
    offline: "You do not trust this page? On any computer with the source code of this system it works without a network:",
    command: (drawId: string, hash: string) => `npm run draw:verify -- ${drawId}.json --hash ${hash}`,
  },
} satisfies Record<Lang, unknown>;

/**
 * The tools that check a draw. Without its module the command line is left; the module (app/page-client) shows the rest and speaks through the live region.
 */
export function VerifyTools({ lang, drawId, recordHref, recordHash, script }: { lang: Lang; drawId: string; recordHref: string; recordHash: string; script: string }) {
  const word = words[lang];
  return (
    <div className="stack" id="verify" data-record={recordHref} data-lang={lang}>
      <noscript>
        <p>{word.noScript}</p>
      </noscript>
      <div className="form" hidden data-verify="tools">
        <p>{word.here}</p>
        <div className="field">
          <label className="field-label" htmlFor="verify-hash">{word.hash}</label>
          <p className="field-hint" id="verify-hash-hint">{word.hashHint}</p>
          <input className="control" id="verify-hash" data-verify="hash" aria-describedby="verify-hash-hint" defaultValue={recordHash} autoComplete="off" spellCheck={false} />
        </div>
        <div className="field">
          <label className="field-label" htmlFor="verify-file">{word.file}</label>
          <p className="field-hint" id="verify-file-hint">{word.fileHint}</p>
          <input className="control" id="verify-file" data-verify="file" aria-describedby="verify-file-hint" type="file" accept="application/json,.json" />
        </div>
        <button type="button" className="button button-primary" data-verify="run">{word.run}</button>
      </div>
      <div className="stack-tight" role="status" aria-live="polite">
        <span hidden data-verify="yes">
          <Shape name="check" className="message-symbol tone-adopted" />
        </span>
        <span hidden data-verify="no">
          <Shape name="error" className="message-symbol tone-refused" />
        </span>
        <p className="text-5xl font-bold" data-verify="word" />
        <p className="reading break-words" data-verify="detail" />
      </div>
      <div className="stack-tight">
        <p>{word.offline}</p>
        <p><code className="break-all select-all">{word.command(drawId, recordHash)}</code></p>
      </div>
      <script type="module" src={script} />
    </div>
  );
}
