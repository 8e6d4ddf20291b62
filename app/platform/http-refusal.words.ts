import type { Lang } from "~/domain/text/lang";
import type { HttpRefusal } from "./http";

/** What happened, and what to do next. */
export const httpRefusalWords: Record<Lang, Record<HttpRefusal, { title: string; next: string }>> = {
  zh: {
    NOT_FOUND: { title: "没有找到这个页面", next: "请检查网址是否完整，或者从首页进入。内容可能尚未公开，也可能已经撤下。" },
    FORBIDDEN: { title: "您的账号没有这项权限", next: "如需办理，请联系本单位的系统管理员，或换用有权限的账号登录。" },
    SIGN_IN_FIRST: { title: "请先登录", next: "登录已失效或尚未登录，您刚才的操作没有生效。请登录后再操作一次。" },
    TOO_MANY_TRIES: { title: "尝试次数过多", next: "请过十分钟再试。如急需办理，请拨打页面下方的电话。" },
    BUSY: { title: "当前办理的人较多", next: "您的内容还没有提交。请过十秒钟再试一次，刚才填写的内容可用浏览器的“返回”找回。" },
    BROKEN_REQUEST: { title: "这个请求无法识别", next: "请返回上一页，刷新后重新操作。" },
    BAD_INPUT: { title: "提交的内容不符合要求", next: "内容没有保存。请返回上一页，按页面上的说明重新填写。" },
    FOREIGN_ORIGIN: { title: "这次提交不是从本网站发出的", next: "为保护您的信息，提交没有生效。请直接打开本网站再操作。" },
    TOO_LARGE: { title: "提交的内容太大", next: "内容没有保存。请缩短文字或换用较小的文件后再提交。" },
    LENGTH_REQUIRED: { title: "请求缺少长度信息", next: "内容没有保存。请用常用浏览器打开本网站再提交。" },
    METHOD_NOT_ALLOWED: { title: "不支持这种操作方式", next: "请从页面上的链接或按钮操作。" },
    GONE: { title: "这项内容已经撤下", next: "发布单位已撤下这项内容。如有疑问，请拨打页面下方的电话。" },
    FAILED: { title: "页面没能打开", next: "问题已记录，我们会处理。您刚才提交的内容如未看到成功提示，即未保存，请稍后再试。" },
  },
  en: {
    NOT_FOUND: { title: "This page was not found", next: "Check that the address is complete, or start from the home page. The content may not be public yet, or may have been withdrawn." },
    FORBIDDEN: { title: "Your account does not have this right", next: "Ask the system administrator of your unit, or sign in with an account that has it." },
    SIGN_IN_FIRST: { title: "Please sign in first", next: "You are not signed in any more, and what you just did was not carried out. Sign in and do it once more." },
    TOO_MANY_TRIES: { title: "Too many tries", next: "Please wait ten minutes. If it is urgent, call the number at the bottom of the page." },
    BUSY: { title: "Many people are using this right now", next: "Nothing was submitted yet. Try again in ten seconds; the Back button keeps what you typed." },
    BROKEN_REQUEST: { title: "This request could not be read", next: "Go back, reload the page and try again." },
    BAD_INPUT: { title: "What was sent cannot be accepted", next: "Nothing was saved. Go back and fill in the form as the page says." },
    FOREIGN_ORIGIN: { title: "This was not sent from our site", next: "To protect you, nothing was carried out. Open this site directly and try again." },
    TOO_LARGE: { title: "This is too large", next: "Nothing was saved. Shorten the text or choose a smaller file, then submit again." },
    LENGTH_REQUIRED: { title: "The request did not say how long it is", next: "Nothing was saved. Please use an ordinary browser." },
    METHOD_NOT_ALLOWED: { title: "This way of asking is not supported", next: "Please use the links and buttons on the page." },
    GONE: { title: "This has been withdrawn", next: "The office has withdrawn this content. For questions, call the number at the bottom of the page." },
    FAILED: { title: "The page could not be opened", next: "The problem has been noted. If you did not see a confirmation, nothing was saved; please try again later." },
  },
};
