import { formatInstant } from "~/domain/calendar/shanghai";
import { roleWords } from "~/domain/identity/roles.words";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary, PostForm, Select, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { Account } from "../account-queries.server";

export function CloseAccountPage(props: { account: Account; successors: Account[]; state: FormState }) {
  const { account, successors, state } = props;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>
        <a href="/desk/accounts">全部账号</a>
      </p>
      <h1>{account.name}</h1>
      <DescriptionList
        facts={[
          { label: "部门", value: account.unitName },
          { label: "角色", value: account.roles.map((role) => roleWords.zh[role]).join("、") },
          { label: "登录邮箱", value: account.email },
          { label: "停用", value: account.closedAt ? formatInstant(account.closedAt, "zh") : null },
        ]}
      />
      {account.closedAt ? (
        <Notice lang="zh" kind="info" title="这个账号已经停用">
          <p>没有办完的事已经交给接手人。过去的记录仍写原来的人。</p>
        </Notice>
      ) : (
        <section>
          <h2>停用账号并交接</h2>
          <p>停用立即生效，正在使用的登录马上失效。没有发布的版本、退回的修改、定时发布和代理都交给接手人；过去的记录仍写{account.name}。</p>
          {successors.length === 0 ? (
            <Notice lang="zh" kind="warning" title="没有人可以接手">
              <p>接手人要在同一部门并且至少有同样的角色。请先为接手人开通账号和角色，再来停用。</p>
            </Notice>
          ) : (
            <PostForm>
              <Select
                lang="zh"
                state={state}
                name="successorId"
                label="接手人"
                hint="同一部门、至少有同样角色的同事；全办性的角色不限部门"
                options={successors.map(({ id, name, unitName }) => ({ value: id, label: `${name}（${unitName}）` }))}
              />
              <SubmitButton variant="danger">停用并交接</SubmitButton>
            </PostForm>
          )}
        </section>
      )}
    </>
  );
}
