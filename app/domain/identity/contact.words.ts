import type { Lang } from "../text/lang";
import type { ContactRefusal } from "./contact";

export const contactWords: Record<Lang, Record<ContactRefusal, string>> = {
  zh: {
    EMPTY: "请填写手机号码或者电子邮箱，我们用它把结果告诉您。",
    PHONE_MALFORMED: "这个手机号码不完整或者有误。请填写 11 位手机号码，或者改填电子邮箱。",
    PHONE_LANDLINE: "固定电话收不到验证码。请填写 11 位手机号码，或者改填电子邮箱。",
    PHONE_FOREIGN: "目前只能向中国大陆的手机号码发送验证码。请改填电子邮箱。",
    EMAIL_MALFORMED: "这个电子邮箱地址不完整或者有误。请核对后重新填写，样式如 name@office.example。",
  },
  en: {
    EMPTY: "Please give a mobile number or an e-mail address. We use it to tell you the result.",
    PHONE_MALFORMED: "This mobile number is incomplete or wrong. Please give all 11 digits, or use an e-mail address.",
    PHONE_LANDLINE: "A landline cannot receive the code. Please give an 11-digit mobile number, or use an e-mail address.",
    PHONE_FOREIGN: "Codes can only be sent to mobile numbers of mainland China. Please use an e-mail address.",
    EMAIL_MALFORMED: "This e-mail address is incomplete or wrong. Please check it and try again, in the form name@office.example.",
  },
};
