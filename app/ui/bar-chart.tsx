export interface Bar {
  key: string;
  label: string;
  /** Language of the label, where it is not that of the page. */
  lang?: string;
  count: number;
  /** Whole per cent. */
  percent: number;
}

/**
 * Parts of one number as bars drawn on the server, each with its figures in words above it: long labels wrap and nothing hangs on colour. Who cannot
 * see them gets the same as a table.
 *
 * @param props.whole what a full bar stands for
 * @param props.figures a bar's numbers as the page says them: 12 人，40%
 */
export function BarChart(props: { caption: string; headers: { label: string; count: string; percent: string }; bars: Bar[]; whole: number; figures: (bar: Bar) => string }) {
  const { caption, headers, bars, whole, figures } = props;
  return (
    <div className="bar-chart">
      <ul aria-hidden="true">
        {bars.map((bar) => (
          <li key={bar.key}>
            <span className="bar-words">
              <span lang={bar.lang}>{bar.label}</span>
              <span className="bar-figures">{figures(bar)}</span>
            </span>
            <svg width="100%" height="16" focusable="false">
              <rect x="0" y="0" width={`${whole === 0 ? 0 : (bar.count / whole) * 100}%`} height="16" />
            </svg>
          </li>
        ))}
      </ul>
      <div className="visually-hidden">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{headers.label}</th>
              <th scope="col">{headers.count}</th>
              <th scope="col">{headers.percent}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row" lang={bar.lang}>
                  {bar.label}
                </th>
                <td>{bar.count}</td>
                <td>{bar.percent}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
