import type { Charts, Plot as Drawn } from '../../api/desk-types.ts';

interface Props {
  drawn: Drawn;
  columns: Charts['columns'];
  /** Below it, where there is room for them. */
  labels?: Charts['labels'];
  /** What all of it comes to. */
  said: string;
}

const above = 18;
const below = 24;

const anchorOf = (x: number) => (x < 6 ? 'start' : x > 94 ? 'end' : 'middle');

/** Lines and areas are stretched to the width there is; letters and strokes stay as they are. */
export const Plot = ({
  drawn: { name, height, area, line, bars, ticks },
  columns,
  labels = [],
  said,
}: Props) => {
  const all = above + height + (labels.length > 0 ? below : 2);
  return (
    <svg
      className="plot"
      width="100%"
      height={all}
      role="img"
      aria-label={`${name}: ${said}`}
      focusable="false"
    >
      {ticks.map(({ y, text }) => (
        <g key={text}>
          <line className="plot-grid" x1="0" x2="100%" y1={above + y} y2={above + y} />
          <text className="plot-tick" x="0" y={above + y - 5}>
            {text}
          </text>
        </g>
      ))}
      <svg
        aria-hidden="true"
        y={above}
        width="100%"
        height={height}
        viewBox={`0 0 1000 ${height}`}
        preserveAspectRatio="none"
      >
        {area && <path className="plot-area" d={area} />}
        {line && <path className="plot-line" d={line} />}
        {bars && <path className="plot-bars" d={bars} />}
      </svg>
      <line className="plot-base" x1="0" x2="100%" y1={above + height} y2={above + height} />
      {labels.map(({ x, text, isSpare }) => (
        <text
          key={x}
          className={isSpare ? 'plot-label plot-spare' : 'plot-label'}
          x={`${x}%`}
          y={all - 4}
          textAnchor={anchorOf(x)}
        >
          {text}
        </text>
      ))}
      {columns.map(({ x, width, text }) => (
        <rect className="plot-column" key={x} x={`${x}%`} y={above} width={`${width}%`} height={height}>
          <title>{text}</title>
        </rect>
      ))}
    </svg>
  );
};
