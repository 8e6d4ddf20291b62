import type { EventNumbers } from "~/domain/open-month/event-numbers";
import { NUMBER_ORDER, numberWords } from "../words-door";

/** The figures of a session. What cannot be said yet is said so. */
export function DoorNumbers({ numbers }: { numbers: EventNumbers }) {
  return (
    <section aria-labelledby="door-numbers">
      <h2 id="door-numbers">数字</h2>
      <dl className="description">
        {NUMBER_ORDER.map((name) => (
          <div key={name} data-number={name}>
            <dt>{numberWords[name].label}</dt>
            <dd>
              <strong>{numbers[name] === null ? "停止入场后计算" : `${numbers[name]} ${name === "conflictScans" ? "次" : "人"}`}</strong>
              <span className="field-hint"> {numberWords[name].hint}</span>
            </dd>
          </div>
        ))}
      </dl>
      {numbers.provisionalBecauseOf.length > 0 ? <p>以下检票机还有扫码没有上传，未到人数为暂定：{numbers.provisionalBecauseOf.join("、")}。</p> : null}
    </section>
  );
}
