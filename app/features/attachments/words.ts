import { fileRefusalWords } from "~/domain/files/attachment.words";

export const attachmentWords = {
  title: "附件",
  intro: "附件和正文一起送审、一起发布。上传时会自动去除作者、批注、拍摄位置等信息；公众下载到的是清理以后的文件。",
  none: "还没有附件。",
  upload: "上传一个附件",
  titleField: "附件名称",
  titleHint: "读者看到的名称，例如“意见征集情况汇总表”。",
  altField: "图片说明",
  altHint: "图片必填：用一句话说明图上是什么，供看不见图片的人了解。",
  file: "文件",
  fileHint: "PDF、Word（.docx）或者图片（JPEG、PNG、WebP），不超过 20 MB。",
  send: "上传",
  remove: "删除",
  removeHint: "删除后需要重新送审，公开页面在下一次发布时更新。",
  removed: "已去除",
  nothingRemoved: "没有发现需要去除的信息",
  left: "请人工核对",
  done: "已上传并清理",
  deleted: "已删除",
  gone: "这个附件已经不在了，请刷新页面。",
  review: "送审和发布",
  back: "返回编辑",
  open: "打开",
} as const;

/** Why an upload or a removal did not happen. */
export const attachmentSentences = {
  ...fileRefusalWords,
  ALT_MISSING: "请填写图片说明，用一句话说明图上是什么。",
  TOO_MANY: "一项内容最多 20 个附件。请合并文件，或者先删除不用的附件。",
  SAME_FILE: "这里已经有内容完全相同的附件，没有重复上传。",
} as const;
