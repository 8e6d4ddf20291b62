import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { listSeasons } from "~/features/open-month/queries.server";
import { seasonForm } from "~/features/open-month/schema";
import { writeSeason } from "~/features/open-month/write-season.server";
import { dayOf } from "~/domain/calendar/shanghai";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { Notice } from "~/ui/notice";

const FIRST_YEAR = 2021;
const LAST_YEAR = 2099;

/** `/desk/seasons/new` is the empty form. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "event.write", now);
  const seasons = await listSeasons(db);
  const season = seasons.find(({ year }) => String(year) === params.year) ?? null;
  if (!season && params.year !== "new") throw refusal("NOT_FOUND");
  const next = Math.max(Number(dayOf(now).slice(0, 4)), ...seasons.map(({ year }) => year + 1));
  return { season, next, isOwn: !season || season.unitId === officer.unitId, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "event.write", now);
  const form = await formDataOf(request);
  const year = Number(params.year === "new" ? form.get("year") : params.year);
  const read = readForm(form, seasonForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return data(formFault(read.values, `请填写年份，${FIRST_YEAR} 至 ${LAST_YEAR}。`, "year"), { status: 422 });
  const result = await writeSeason(platform, now, officer, year, read.value);
  if (!result.ok) throw refusal("NOT_FOUND");
  return redirect(`/desk/seasons/${year}?saved=1`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.season?.title ?? "新的开放月" }];

export default function Season() {
  const { season, next, isOwn, isSaved } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>();
  const texts = season && Object.fromEntries(Object.entries(season).filter(([, value]) => typeof value === "string"));
  const state = fault ?? { ...emptyForm, values: { registrationLimit: String(season?.registrationLimit ?? 3), year: String(next), ...texts } };
  const common = { lang: "zh" as const, state };
  return (
    <>
      <h1>{season?.title ?? "新的开放月"}</h1>
      {season ? (
        <p>
          <a href={`/desk/publications/season/${season.year}`}>送审和发布</a>
          {" · "}
          <a href={`/open-month/${season.year}`}>公开页面</a>
        </p>
      ) : null}
      {isSaved ? <Notice lang="zh" kind="success" title="已保存，送审、发布后公开；每人报名上限立即生效" /> : null}
      {isOwn ? (
        <>
          <ErrorSummary lang="zh" errors={state.errors} />
          <PostForm action={`/desk/seasons/${season?.year ?? "new"}`}>
            {season ? null : <Field {...common} name="year" label="年份" type="number" inputMode="numeric" width="short" />}
            <Field {...common} name="title" label="名称" />
            <Field {...common} name="titleEn" label="英文名称" optional />
            <Field {...common} name="theme" label="主题" />
            <Field {...common} name="themeEn" label="英文主题" optional />
            <Field {...common} name="slogan" label="口号" optional />
            <Field {...common} name="sloganEn" label="英文口号" optional />
            <TextArea {...common} name="introduction" label="介绍" rows={6} limit={{ max: 3000 }} optional />
            <TextArea {...common} name="introductionEn" label="英文介绍" rows={6} limit={{ max: 3000 }} optional />
            <Field {...common} name="startsOn" label="开始日期" type="date" width="short" />
            <Field {...common} name="endsOn" label="结束日期" type="date" width="short" />
            <Field {...common} name="registrationLimit" label="每人同时最多保留几个报名" type="number" inputMode="numeric" min={1} width="short" />
            <Field {...common} name="phone" label="报名电话" width="short" optional />
            <SubmitButton>保存</SubmitButton>
          </PostForm>
        </>
      ) : (
        <p>这一年的开放月由其他单位管理，您可以在“开放活动”里发布本单位的活动。</p>
      )}
    </>
  );
}
