import type { ArchiveFault } from "./archive-check";

/** What differs, in a sentence that names the file. */
export function archiveFaultSentence(fault: ArchiveFault): string {
  const sentences: Record<ArchiveFault["reason"], string> = {
    MANIFEST_MISSING: "没有清单 manifest.json，不能核对。",
    MANIFEST_UNREADABLE: "清单 manifest.json 读不懂，或者不是本系统的归档包。",
    HEAD_DIFFERS: "清单被改动：总哈希值和文件列表不一致。",
    NOT_THE_NOTED_HEAD: "总哈希值和登记的不同：这不是当时生成的那个归档包，或者改动以后重新封装过。",
    CHANGED: "内容被改动",
    MISSING: "清单上有，包里没有",
    NOT_LISTED: "包里有，清单上没有",
    TWICE: "同名文件出现两次",
    REVISION_DIFFERS: "内容不是文件名所说的那个版本",
  };
  return "path" in fault ? `${fault.path}：${sentences[fault.reason]}` : sentences[fault.reason];
}
