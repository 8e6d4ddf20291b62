import { ButtonLink } from "~/ui/form";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import type { PaperBlock, ProcedurePaper } from "./procedure-paper";

/** The submission pack and the report on the procedure, as it prints. */
export function PackDesk({ slug, paper, isComplete }: { slug: string; paper: ProcedurePaper; isComplete: boolean }) {
  return (
    <>
      <p className="no-print">
        <a href={`/desk/decisions/${slug}/procedure`}>返回程序清单</a>
      </p>
      <h1>{paper.title}</h1>
      {isComplete ? null : (
        <Notice lang="zh" kind="warning" title="材料不齐">
          <p>缺少的材料列在下面。补齐并登记以后，这里才显示为齐备。</p>
        </Notice>
      )}
      <p className="cluster no-print">
        <ButtonLink href={`/desk/decisions/${slug}/pack.docx`} variant="plain">
          下载 Word 文件
        </ButtonLink>
        <span className="soft">打印：用浏览器的打印功能，页面已按纸张排好。</span>
      </p>
      {paper.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </>
  );
}

function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case "heading":
      return <h2>{block.text}</h2>;
    case "paragraph":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table": {
      const { title, columns, rows } = block.table;
      return (
        <DataTable
          lang="zh"
          caption={title}
          dense
          rows={rows}
          rowKey={(row) => row[0] ?? ""}
          columns={columns.map((column, index) => ({ key: column.title, header: column.title, kind: index === 0 ? ("title" as const) : undefined, cell: (row: string[]) => row[index] }))}
        />
      );
    }
  }
}
