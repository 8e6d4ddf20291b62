import type { MetaFunction } from "@remix-run/node";
import { PRIVACY_NOTICE_VERSION } from "~/domain/identity/retention";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { DataTable } from "~/ui/table";

interface Use {
  form: string;
  data: string;
  why: string;
  until: string;
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
    rows: [
      { form: "提交意见", data: "意见内容、所针对的条款、身份类别", why: "研究、答复意见，形成采纳情况；意见是决策的法定记录", until: "去除身份信息后，随决策档案长期保存" },
      { form: "提交意见", data: "姓名或者单位名称（可以匿名的征集中为选填）", why: "办理意见时核实情况；公布时个人写作“王**”，另行同意的写全名", until: "决策归档时删除，最迟在采纳情况公布满两年时删除" },
      { form: "提交意见", data: "一个手机号码或者电子邮箱（选填）", why: "发送回执和办理结果，遗失编号时重新发送，撤回时确认本人；从不公开", until: "与姓名相同；撤回意见时立即删除" },
      { form: "登录、撤回意见", data: "手机号码或者电子邮箱、六位验证码", why: "确认是您本人；验证码只保存不可还原的校验值", until: "验证码十分钟失效，一天后删除；登录状态最长保留十四天" },
      { form: "关注决策", data: "一个电子邮箱", why: "决策有进展时发邮件告诉您", until: "停止关注时立即删除" },
      { form: "反映“这不是我写的”、提出异议", data: "写明的理由（不要求姓名和联系方式）", why: "核实、复核并答复", until: "随决策档案保存" },
      { form: "重新发送回执编号", data: "手机号码或者电子邮箱", why: "查找并发送用它提交的意见的编号", until: "不因这一次查询而另外保存" },
      { form: "访问网页", data: "网络地址", why: "限制猜测编号等滥用；只保存不可还原的代号", until: "用于计数的代号，计数期过后不再使用" },
    ],
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
    rows: [
      { form: "Opinion", data: "Your words, the clause they are about, whether you are an individual or an organisation", why: "To consider and answer opinions and to write the response; by law an opinion is part of the record of the decision", until: "Kept with the decision's archive, without your identity" },
      { form: "Opinion", data: "Your name or your organisation's (optional where the consultation allows it)", why: "To clarify facts while the opinion is handled; in public an individual appears as 王**, or in full with separate consent", until: "Deleted when the decision is archived, at the latest two years after the response is published" },
      { form: "Opinion", data: "One mobile number or e-mail address (optional)", why: "To send the receipt and the result, to send a lost code again, to make sure it is you who withdraws; never published", until: "As the name; deleted at once when you withdraw" },
      { form: "Signing in, withdrawing", data: "Mobile number or e-mail address, six-digit code", why: "To make sure it is you; of the code only a checksum is stored", until: "A code works for ten minutes and is deleted after a day; a session lasts fourteen days at most" },
      { form: "Following a decision", data: "One e-mail address", why: "To tell you of news of the decision", until: "Deleted as soon as you stop following" },
      { form: "\"I did not write this\", objections", data: "The reasons you give (no name or contact is asked)", why: "To look into it and answer", until: "Kept with the decision's archive" },
      { form: "Lost receipt codes", data: "Mobile number or e-mail address", why: "To find and send the codes of the opinions submitted with it", until: "Not stored beyond what the opinions hold already" },
      { form: "Visiting pages", data: "Network address", why: "To limit abuse such as guessing codes; stored only as a pseudonym that cannot be turned back", until: "Not used any more once the counting period is over" },
    ],
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
          rows={word.rows}
          rowKey={(use) => `${use.form} ${use.data}`}
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
