import type { Lang } from "../text/lang";
import type { AttachmentType, FileRefusal, LeftTrace, RemovedTrace } from "./attachment";

export const fileTypeWords: Record<Lang, Record<AttachmentType, string>> = {
  zh: {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 文档",
    "image/jpeg": "图片",
    "image/png": "图片",
    "image/webp": "图片",
  },
  en: {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "image/jpeg": "Picture",
    "image/png": "Picture",
    "image/webp": "Picture",
  },
};

/** The desk's words for what cleaning took out. */
export const removedWords: Record<RemovedTrace, string> = {
  location: "拍摄位置",
  camera: "相机和拍摄时间等图片信息",
  author: "作者、单位等文档信息",
  comments: "批注",
  history: "旧版本中已经删除的内容",
  files: "嵌在文件里的其他文件",
  scripts: "脚本和自动动作",
  thumbnail: "缩略图",
  template: "本机模板的路径",
};

/** What a person has to look at, because it cannot be cleaned without changing the file. */
export const leftWords: Record<LeftTrace, string> = {
  embeddedObjects: "文件里嵌有其他对象（例如表格），对象内部没有清理。请打开核对，或者删去对象后重新上传。",
  hiddenText: "文件里有设置为“隐藏”的文字，读者可以显示出来。请在 Word 中删去后重新上传。",
  customData: "文件里带有自定义数据部件，没有清理。不确定时，请另存为 PDF 后上传。",
  otherImages: "文件里有不常见格式的图片，图片内部的信息没有清理。请换成 JPEG 或者 PNG 图片。",
  textOfPictures: "图片上的文字（证件、门牌、地图等）无法自动检查，请人工核对。",
};

export const fileRefusalWords: Record<FileRefusal, string> = {
  EMPTY: "没有收到文件，或者文件是空的，请重新选择。",
  TOO_LARGE: "文件超过 20 MB，请压缩或者拆分后再上传。",
  TYPE_NOT_ALLOWED: "只能上传 PDF、Word（.docx）和图片（JPEG、PNG、WebP）。判断依据是文件内容，不是文件名。",
  BROKEN: "文件无法打开，可能已经损坏。请在原来的软件里打开、另存后再上传。",
  ENCRYPTED: "文件设有密码，无法清理。请去掉密码后再上传。",
  HAS_MACROS: "文件里有宏，不能公开。请另存为不带宏的 .docx。",
  TRACKED_CHANGES: "文件里有没有处理的修订，读者能看到改动前的文字。请在 Word 中接受或者拒绝全部修订后再上传。",
  TOO_COMPRESSED: "文件展开后过大，请减小图片后再上传。",
  TOO_MANY_PIXELS: "图片像素过大，请缩小到 6000 万像素以内再上传。",
};
