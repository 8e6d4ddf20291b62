import { formatInstant } from "~/domain/calendar/shanghai";
import { ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Progress } from "~/ui/progress";
import { DataTable } from "~/ui/table";
import type { ArchivesForDesk, ListedArchive } from "../queries.server";

type Archive = ArchivesForDesk["archives"][number];

/** The archive packages of one decision: ask for one, see how far it is, take it away. */
export function ArchiveDesk({ decision, mayWrite, state }: { decision: ArchivesForDesk; mayWrite: boolean; state: FormState | undefined }) {
  const running = decision.archives.find((archive) => archive.finishedAt === null);
  return (
    <>
      <ErrorSummary lang="zh" errors={state?.errors ?? {}} />
      {mayWrite ? (
        <p>
          <a href={`/desk/decisions/${decision.slug}/procedure`}>返回程序清单</a>
        </p>
      ) : null}
      <h1>归档包</h1>
      <p>{decision.title}</p>
      <p>
        归档包收齐这件决策的全部公开版本、审查记录、意见和采纳情况、程序清单和办理记录（暂行条例第三十三条），附清单和每个文件的哈希值。个人的姓名只有首字，没有联系方式。下载会留下记录。
      </p>
      <PostForm hidden={{ intent: "build" }}>
        <SubmitButton>生成归档包</SubmitButton>
      </PostForm>
      {running ? (
        <>
          <Progress lang="zh" label="正在生成" done={running.opinionsDone} total={Math.max(1, running.opinionsTotal)} />
          <p>生成好以后在下面下载。请过一会儿刷新本页。</p>
        </>
      ) : null}
      <section aria-labelledby="packages">
        <h2 id="packages">已生成的归档包</h2>
        <DataTable
          lang="zh"
          caption="已生成的归档包"
          captionHidden
          dense
          empty="还没有生成过。"
          rows={decision.archives.filter((archive) => archive.finishedAt !== null)}
          rowKey={(archive) => archive.id}
          columns={[
            { key: "at", header: "生成时间", kind: "title", cell: (archive) => (archive.finishedAt ? formatInstant(archive.finishedAt, "zh") : "") },
            { key: "by", header: "经办人", cell: (archive) => archive.requestedBy },
            { key: "size", header: "大小", cell: (archive) => sizeOf(archive) },
            { key: "head", header: "总哈希值", cell: (archive) => <code className="hash">{archive.head}</code> },
            {
              key: "take",
              header: "下载",
              cell: (archive) => (
                <a href={`/desk/archives/${archive.id}.zip`}>
                  下载 ZIP<span className="visually-hidden">，{archive.finishedAt ? formatInstant(archive.finishedAt, "zh") : ""} 生成</span>
                </a>
              ),
            },
          ]}
        />
        <p className="soft">核对一个归档包：npm run archive:verify -- 文件.zip --head 总哈希值</p>
      </section>
    </>
  );
}

/** All packages that somebody may take, whatever decision they belong to. */
export function ArchiveList({ archives }: { archives: ListedArchive[] }) {
  return (
    <>
      <h1>决策档案</h1>
      <p>最近生成的归档包，最多五十个。在各决策的“归档包”页面下载；下载会留下记录。</p>
      <DataTable
        lang="zh"
        caption="归档包"
        captionHidden
        dense
        empty="还没有归档包。"
        rows={archives}
        rowKey={(archive) => archive.id}
        columns={[
          { key: "title", header: "决策事项", kind: "title", cell: ({ decision }) => <a href={`/desk/decisions/${decision.slug}/archive`}>{decision.title}</a> },
          { key: "unit", header: "承办部门", cell: ({ decision }) => decision.leadUnit.name },
          { key: "at", header: "生成时间", cell: (archive) => (archive.finishedAt ? formatInstant(archive.finishedAt, "zh") : "") },
        ]}
      />
    </>
  );
}

function sizeOf({ files, bytes }: Archive): string {
  return `${files ?? 0} 个文件，${Math.max(1, Math.round((bytes ?? 0) / 1024))} KB`;
}
