import type { CloseAccount } from "./close-account.server";
import type { Lang } from "~/domain/text/lang";
import type { ConfirmContactCode } from "./confirm-contact-code.server";
import type { SignInStaff } from "./sign-in-staff.server";

type Refusal = Extract<SignInStaff, { ok: false }>["reason"] | "TOO_MANY_TRIES";

export const signInRefusals: Record<Lang, Record<Refusal, string>> = {
  zh: {
    WRONG_CREDENTIALS: "邮箱、密码或动态口令不对。请核对后再试；连续五次不对，账号将锁定三十分钟。",
    LOCKED: "账号因连续输错已锁定三十分钟。请稍后再试，或联系安全管理员。",
    TOTP_NEEDED: "请再输入身份验证器上的六位动态口令。",
    TOTP_NOT_SET_UP: "这个账号还没有绑定动态口令，不能登录。请联系安全管理员办理绑定。",
    TOO_MANY_TRIES: "这里登录失败的次数过多。请过十分钟再试。",
  },
  en: {
    WRONG_CREDENTIALS: "The e-mail, the password or the code is wrong. Check and try again; five failures lock the account for thirty minutes.",
    LOCKED: "The account is locked for thirty minutes after several failures. Try later or ask the security administrator.",
    TOTP_NEEDED: "Please also enter the six-digit code of your authenticator.",
    TOTP_NOT_SET_UP: "This account has no authenticator yet and cannot sign in. Ask the security administrator to set it up.",
    TOO_MANY_TRIES: "Too many failed sign-ins from here. Please try again in ten minutes.",
  },
};

type CodeRefusal = Extract<ConfirmContactCode, { ok: false }>["reason"] | "TOO_MANY_TRIES";

/** Why a contact code was not sent or not taken. */
export const contactCodeRefusals: Record<Lang, Record<CodeRefusal, string>> = {
  zh: {
    WRONG_CODE: "验证码不对。请核对收到的六位数字；连续五次不对，这个验证码就作废。",
    CODE_GONE: "验证码已经失效：超过十分钟、已经用过，或者输错满五次。请重新获取。",
    TOO_MANY_TRIES: "获取验证码的次数过多。请过一小时再试，或者拨打页面下方的电话。",
  },
  en: {
    WRONG_CODE: "The code is wrong. Please compare it with the six digits you received; after five wrong tries it becomes void.",
    CODE_GONE: "The code is void: it is older than ten minutes, was used already, or was entered wrongly five times. Please ask for a new one.",
    TOO_MANY_TRIES: "Too many codes were asked for. Please try again in an hour, or call the number at the bottom of the page.",
  },
};

/** Why an account was not closed. */
export const closeAccountWords: Record<Exclude<Extract<CloseAccount, { ok: false }>["reason"], "NOT_FOUND">, string> = {
  ALREADY_CLOSED: "这个账号已经停用。",
  OWN_ACCOUNT: "不能停用自己的账号。请由另一位系统管理员办理。",
  SUCCESSOR_MISSING: "接手人的账号不存在或者已经停用。请另选一位接手人。",
  SUCCESSOR_UNFIT: "接手人要在同一部门并且至少有同样的角色。请另选一位，或者先为接手人开通角色。",
};
