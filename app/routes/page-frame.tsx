import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import type { RootData } from "~/root";
import { localPath } from "~/platform/http";
import type { PageFrame, SiteIdentity } from "~/ui/frame";
import { Page } from "~/ui/layout";

const navWords: Record<Lang, [path: string, label: string][]> = {
  zh: [
    ["/catalogue", "决策目录"],
    ["/consultations", "征求意见"],
    ["/open-month", "开放活动"],
    ["/receipts", "查回执"],
    ["/me", "我的"],
  ],
  en: [
    ["/catalogue", "Catalogue"],
    ["/consultations", "Have your say"],
    ["/open-month", "Open days"],
    ["/receipts", "My receipt"],
    ["/me", "My page"],
  ],
};

/** The frame of the page that is being rendered, from what the root loader read. */
export function usePageFrame(): PageFrame {
  const root = useRouteLoaderData<RootData>("root");
  const lang = root?.lang ?? "zh";
  const site = root?.site;
  const identity: SiteIdentity = {
    officeName: (lang === "en" ? site?.officeNameEn : site?.officeName) ?? "",
    sponsor: (lang === "en" ? site?.officeNameEn : site?.officeName) ?? "",
    phone: site?.phone,
    address: site?.address,
    postcode: site?.postcode,
    siteIdentifierCode: site?.siteIdentifier,
    icp: site?.icp,
    publicSecurityRecord: site?.police,
    footerLinks: [
      { href: localPath(lang, "/privacy"), label: lang === "en" ? "Your data" : "个人信息保护" },
      { href: localPath(lang, "/open-data"), label: lang === "en" ? "Open data" : "开放数据" },
    ],
  };
  return {
    lang,
    elder: root?.elder ?? false,
    path: root?.path ?? "/",
    site: identity,
    nav: navWords[lang].map(([path, label]) => ({ href: localPath(lang, path), label })),
    demoClock: root?.demoClock,
  };
}

/** A public page in the language of its address. */
export function PublicPage({ narrow, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <Page frame={usePageFrame()} narrow={narrow}>
      {children}
    </Page>
  );
}
