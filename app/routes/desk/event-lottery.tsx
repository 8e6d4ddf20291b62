import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { freezeSessionLottery } from "~/features/open-month/freeze-lottery.server";
import { LotteryDesk } from "~/features/open-month/parts/desk-lottery";
import { deskLottery } from "~/features/open-month/queries.server";
import { revealSessionLottery } from "~/features/open-month/reveal-lottery.server";
import { revealForm } from "~/features/open-month/schema";
import { lotterySentence } from "~/features/open-month/words-desk";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { project } from "~/publications";
import { emptyForm } from "~/ui/form-state";

const done: Record<string, string> = {
  frozen: "名单已经冻结，哈希值已经公布",
  drawn: "已经抽签，结果已经公布，正在逐一通知",
  unchanged: "先前已经办理过，这一次没有改变任何内容",
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "event.write", now);
  const lottery = await deskLottery(db, officer, params.slug ?? "", params.sessionId ?? "");
  if (!lottery) throw refusal("NOT_FOUND");
  return { lottery, now, done: done[new URL(request.url).searchParams.get("done") ?? ""] ?? "" };
}

/** `intent`: `freeze`, or `reveal` with `value`, `valueAgain` and `publicAt`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "event.write", now);
  const { slug = "", sessionId = "" } = params;
  if (!(await deskLottery(platform.db, officer, slug, sessionId))) throw refusal("NOT_FOUND");
  const form = await formDataOf(request);
  const ready = (what: string) => redirect(`/desk/events/${slug}/lotteries/${sessionId}?done=${what}`, 303);
  const refuse = (fault: FormFault, status: 409 | 422) => data<FormFault>(fault, { status });

  if (form.get("intent") === "freeze") {
    const result = await freezeSessionLottery(platform, now, officer, sessionId, project);
    if (result.ok) return ready(result.isNew ? "frozen" : "unchanged");
    return refuse(formFault({}, lotterySentence(result)), 409);
  }
  if (form.get("intent") !== "reveal") throw refusal("BAD_INPUT");
  const read = readForm(form, revealForm);
  if (!read.ok) return refuse(read.fault, 422);
  const { value, publicAt } = read.value;
  const result = await revealSessionLottery(platform, now, officer, sessionId, { text: value, publicAt }, project);
  if (result.ok) return ready(result.isNew ? "drawn" : "unchanged");
  return refuse(formFault(read.values, lotterySentence(result)), 409);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `抽签：${data.lottery.title}` : "抽签" }];

export default function EventLottery() {
  const loaded = useLoaderData<typeof loader>();
  return <LotteryDesk {...loaded} state={useActionData<typeof action>() ?? emptyForm} />;
}
