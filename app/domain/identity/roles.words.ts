import type { Lang } from "../text/lang";
import type { Role } from "./roles";

export const roleWords: Record<Lang, Record<Role, string>> = {
  zh: {
    citizen: "公众",
    representative: "公众代表",
    clerk: "窗口录入员",
    drafter: "起草人员",
    unitReviewer: "部门审核人",
    secrecyReviewer: "保密审查人",
    publisher: "发布人员",
    dispatcher: "留言分办员",
    organiser: "活动组织者",
    gate: "签到志愿者",
    supervisor: "督办人员",
    auditor: "审计员",
    systemAdmin: "系统管理员",
    securityAdmin: "安全管理员",
  },
  en: {
    citizen: "Citizen",
    representative: "Public representative",
    clerk: "Counter clerk",
    drafter: "Drafter",
    unitReviewer: "Unit reviewer",
    secrecyReviewer: "Secrecy reviewer",
    publisher: "Publisher",
    dispatcher: "Message dispatcher",
    organiser: "Event organiser",
    gate: "Door volunteer",
    supervisor: "Supervisor",
    auditor: "Auditor",
    systemAdmin: "System administrator",
    securityAdmin: "Security administrator",
  },
};
