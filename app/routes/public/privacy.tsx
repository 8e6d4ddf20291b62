import type { MetaFunction } from "@remix-run/node";
import { PRIVACY_NOTICE_VERSION, RETENTION, type RetentionRow } from "~/domain/identity/retention";
import { keptUntil, noticeRows, type NoticeRow } from "~/domain/identity/retention.words";
import type { Lang } from "~/domain/text/lang";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { DataTable } from "~/ui/table";

interface Use extends NoticeRow {
  row: RetentionRow;
  until: string;
}

/** One line for each row of the retention table, which is also what the purge jobs read. */
function usesOf(lang: Lang): Use[] {
  return (Object.keys(RETENTION) as RetentionRow[]).map((row) => {
    const line = noticeRows[lang][row];
    const until = keptUntil(row, lang);
    return { ...line, row, until: line.also === undefined ? until : lang === "zh" ? `${until}；${line.also}` : `${until}. ${line.also}` };
  });
}

const words = {
  zh: {
    title: "个人信息保护",
    version: (version: string) => `说明的版本：${version}`,
    lead: "这一页说明在本网站的每一份表单中收集什么、为什么收集、保存到什么时候，以及您的权利。只收集办事必需的信息；不填写选填项，不影响提意见和查询。",
    uses: "收集什么、为什么、保存多久",
    form: "表单",
    data: "信息",
    why: "用途",
    until: "保存期限",
    cookies: "Cookie",
    cookiesText: "只有两个：登录后保持登录状态的一个，选择长者版后记住选择的一个。没有统计和广告，不向第三方网站发出任何请求。",
    who: "谁能看到",
    whoText: "承办单位中负责办理意见的工作人员可以看到姓名和联系方式，其他人看不到。每次处理都有记录。不出售，不提供给与办理无关的单位。公开的页面、数据接口和下载文件中没有联系方式，个人姓名只写作“王**”。",
    rights: "您的权利",
    rightsList: [
      "查阅和复制：凭回执编号，或者用手机号码、电子邮箱登录后，可以随时查看自己提交的全部内容。",
      "撤回：征集截止以前，可以在回执页面撤回意见，内容、姓名和联系方式立即删除，只保留件数。",
      "更正和删除：登录后在“我的数据”中可以下载全部数据、自行删除个人信息；姓名、联系方式有误的，请与页面下方的联系电话联系，核实后更正。意见文字作为决策记录保留，但去除身份信息。",
      "投诉：认为个人信息处理不当的，可以向本单位反映，也可以向履行个人信息保护职责的部门投诉。",
    ],
    law: "依据：《中华人民共和国个人信息保护法》第十七条、第三十五条、第四十四条至第四十七条，《重大行政决策程序暂行条例》第三十三条。",
    receipt: "查回执",
  },
  en: {
    title: "Your personal data",
    version: (version: string) => `Version of this notice: ${version}`,
    lead: "This page says what each form of this site collects, why, for how long, and what your rights are. Only what is needed is collected. Leaving optional fields empty never keeps you from giving an opinion or looking it up.",
    uses: "What is collected, why, and for how long",
    form: "Form",
    data: "Data",
    why: "Purpose",
    until: "Kept until",
    cookies: "Cookies",
    cookiesText: "There are two: one that keeps you signed in, and one that remembers the larger text. There are no statistics, no advertising and no requests to other sites.",
    who: "Who can see it",
    whoText: "Only the officials who handle opinions in the unit in charge see names and contacts, and what they do is recorded. Nothing is sold or given to anyone who does not handle your opinion. Public pages, data interfaces and downloads contain no contacts, and individuals' names appear only as 王**.",
    rights: "Your rights",
    rightsList: [
      "Access and copy: with your receipt code, or signed in with your mobile number or e-mail address, you see everything you submitted at any time.",
      "Withdrawal: until the closing date you can withdraw your opinion on its receipt page. Words, name and contact are deleted at once; only the number remains.",
      "Correction and deletion: signed in, you download everything and delete your personal data yourself under \"My data\"; if your name or contact is wrong, call the number at the bottom of the page. The words remain as part of the record of the decision, without your identity.",
      "Complaint: if you think your data is not handled properly, tell this office or the authority for personal information protection.",
    ],
    law: "Legal basis: Personal Information Protection Law, articles 17, 35 and 44 to 47; Provisional Regulations on Procedures for Major Administrative Decisions, article 33.",
    receipt: "My receipt",
  },
};

export const meta: MetaFunction = ({ location }) => [{ title: words[langOfPath(location.pathname)].title }];

export default function Privacy() {
  const { lang } = usePageFrame();
  const word = words[lang];
  return (
    <PublicPage>
      <div className="page-head">
        <h1>{word.title}</h1>
        <p className="lead">{word.lead}</p>
        <p className="soft">{word.version(PRIVACY_NOTICE_VERSION)}</p>
      </div>
      <section className="section" aria-labelledby="uses">
        <h2 id="uses">{word.uses}</h2>
        <DataTable<Use>
          lang={lang}
          caption={word.uses}
          captionHidden
          rows={usesOf(lang)}
          rowKey={(use) => use.row}
          columns={[
            { key: "data", header: word.data, kind: "title", cell: (use) => use.data },
            { key: "form", header: word.form, cell: (use) => use.form },
            { key: "why", header: word.why, cell: (use) => use.why },
            { key: "until", header: word.until, cell: (use) => use.until },
          ]}
        />
      </section>
      <section className="section reading" aria-labelledby="rights">
        <h2 id="rights">{word.rights}</h2>
        <ul className="bullets">
          {word.rightsList.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
        <p>
          <a href={localPath(lang, "/receipts")}>{word.receipt}</a>
        </p>
      </section>
      <section className="section reading" aria-labelledby="who">
        <h2 id="who">{word.who}</h2>
        <p>{word.whoText}</p>
      </section>
      <section className="section reading" aria-labelledby="cookies">
        <h2 id="cookies">{word.cookies}</h2>
        <p>{word.cookiesText}</p>
        <p className="soft">{word.law}</p>
      </section>
    </PublicPage>
  );
}
