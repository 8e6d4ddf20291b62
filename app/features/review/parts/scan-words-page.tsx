import { WORD_LISTS, wordListWords } from "~/domain/review/scan-words";
import { ErrorSummary, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";

export function ScanWordsPage({ data, state }: { data: { text: string; seen: string; count: number; saved: boolean }; state: FormState }) {
  const typed = state.values.words === undefined ? { ...state, values: { ...state.values, words: data.text } } : state;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <h1>扫描词表</h1>
      {data.saved ? <Notice lang="zh" kind="success" title={`已保存，现有 ${data.count} 个词`} /> : null}
      <p>每个版本提交审查时，系统按词表扫描一遍，发现的词由保密审查人逐项说明。改动词表只对以后提交的版本起作用。</p>
      <PostForm hidden={{ seen: data.seen }}>
        <TextArea
          lang="zh"
          state={typed}
          name="words"
          label="词表"
          hint={`每行一个词；词表名单独一行，写作${WORD_LISTS.map((list) => `“# ${wordListWords[list]}”`).join("")}。可以整体复制出去保存，也可以把别处的词表粘贴进来。`}
          rows={24}
        />
        <SubmitButton>保存词表</SubmitButton>
      </PostForm>
    </>
  );
}
