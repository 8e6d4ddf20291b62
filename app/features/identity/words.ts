import type { Lang } from "~/domain/text/lang";
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
